/** A person's judgement on what belongs together: it stays, whatever Candour thinks. */
import type { SightingGroupId, SightingId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { MoveProblem } from "../desk/incident/sighting-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Moved } from "./sighting-store.ts";
import { aboutGroup, ownGroup, type TriagePorts } from "./triage-ports.ts";

export async function moveSighting(
  ports: TriagePorts,
  by: Staff,
  id: SightingId,
  to: SightingGroupId | "alone",
): Promise<Outcome<SightingGroup, MoveProblem>> {
  const there = await ports.sightings.sighting(id);
  if (there === null || there.authority !== by.authority) return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  return thereOr(
    await ports.sightings.move(change, id, to, (moved) => [
      entryOf(change, triageEntries.move, by, moved, `sighting:${id}`),
    ]),
  );
}

export async function mergeGroups(
  ports: TriagePorts,
  by: Staff,
  from: SightingGroupId,
  into: SightingGroupId,
): Promise<Outcome<SightingGroup, MoveProblem>> {
  if ((await ownGroup(ports, by, from)) === null) return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  return thereOr(
    await ports.sightings.merge(change, from, into, (moved) => [
      entryOf(change, triageEntries.merge, by, moved, `sighting-group:${from}`),
    ]),
  );
}

function entryOf(
  change: Change,
  verb: string,
  { authority }: Staff,
  { from, into, sightings }: Moved,
  subject: string,
) {
  const { incident } = aboutGroup(into.id, into.incident) as {
    readonly incident?: NonNullable<typeof into.incident>;
  };
  const about = incident === undefined ? { subject } : { subject, incident };
  return note(change, verb, about, { authority, from: from.id, into: into.id, sightings });
}

function thereOr(
  outcome: Outcome<SightingGroup, { readonly kind: "not-there" | MoveProblem["kind"] }>,
): Outcome<SightingGroup, MoveProblem> {
  if (outcome.ok) return outcome;
  const { kind } = outcome.problem;
  return failed({ kind: kind === "not-there" ? "no-such-sighting" : kind });
}
