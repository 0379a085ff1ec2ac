/** The measure by which a campaign is answered: a domain blocked, passwords set anew. */
import type { SightingGroupId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { aboutGroup, ownGroup, type TriagePorts } from "./triage-ports.ts";

export async function linkGroupToMeasure(
  ports: TriagePorts & { readonly mayLink: (measure: string, group: SightingGroup) => Promise<boolean> },
  by: Staff,
  id: SightingGroupId,
  form: { readonly measure: string | null; readonly version: number },
): Promise<
  Outcome<SightingGroup, ChangedMeanwhile | { readonly kind: "no-such-sighting" | "no-such-measure" }>
> {
  const group = await ownGroup(ports, by, id);
  if (group === null) return failed({ kind: "no-such-sighting" });
  if (form.measure !== null && !(await ports.mayLink(form.measure, group)))
    return failed({ kind: "no-such-measure" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.sightings.linkMeasure(change, id, form, (next) => [
    note(
      change,
      triageEntries["link-measure"],
      aboutGroup(next.id, next.incident),
      { authority: by.authority },
      { changes: [{ field: "measure", before: group.measure, after: next.measure }] },
    ),
  ]);
  if (outcome.ok) return outcome;
  const { problem } = outcome;
  return failed(problem.kind === "not-there" ? { kind: "no-such-sighting" } : problem);
}
