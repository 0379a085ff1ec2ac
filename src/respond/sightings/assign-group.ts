/** Who looks after a group. */
import type { SightingGroupId, StaffId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { aboutGroup, ownGroup, type TriagePorts } from "./triage-ports.ts";

export async function assignGroup(
  ports: TriagePorts & {
    readonly colleagues: readonly { readonly id: StaffId }[];
  },
  by: Staff,
  id: SightingGroupId,
  form: { readonly to: StaffId | null; readonly version: number },
): Promise<
  Outcome<SightingGroup, ChangedMeanwhile | { readonly kind: "no-such-sighting" | "no-such-colleague" }>
> {
  const group = await ownGroup(ports, by, id);
  if (group === null) return failed({ kind: "no-such-sighting" });
  if (form.to !== null && !ports.colleagues.some((one) => one.id === form.to))
    return failed({ kind: "no-such-colleague" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.sightings.assign(change, id, form, (next) => [
    note(
      change,
      triageEntries.assign,
      aboutGroup(next.id, next.incident),
      { authority: by.authority },
      { changes: [{ field: "assignedTo", before: group.assignedTo, after: next.assignedTo }] },
    ),
  ]);
  if (outcome.ok) return outcome;
  const { problem } = outcome;
  return failed(problem.kind === "not-there" ? { kind: "no-such-sighting" } : problem);
}
