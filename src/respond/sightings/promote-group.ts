/** A group turns out to be part of an incident, or to be the first sign of one. */
import type { IncidentId, SightingGroupId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { DeclareForm, DeclareProblem } from "../desk/desk.ts";
import type { DeclarationProblem, PromoteProblem } from "../desk/incident/sighting-desk.ts";
import { note } from "../note.ts";
import { aboutGroup, ownGroup, type TriagePorts } from "./triage-ports.ts";

export async function promoteGroup(
  ports: TriagePorts,
  by: Staff,
  incident: IncidentId,
  id: SightingGroupId,
): Promise<Outcome<SightingGroup, PromoteProblem>> {
  const into = await ports.incidents.byId(incident);
  if (into === null || !into.involved.some(({ authority }) => authority === by.authority))
    return failed({ kind: "no-such-incident" });
  if ((await ownGroup(ports, by, id)) === null) return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.sightings.promote(change, id, incident, ({ id: group, sightings }) => [
    note(change, triageEntries.promote, aboutGroup(group, incident), { authority: by.authority, sightings }),
  ]);
  if (outcome.ok) return outcome;
  const { kind } = outcome.problem;
  return failed({ kind: kind === "not-there" ? "no-such-sighting" : kind });
}

/** Declared as suspected, with the own authority alone; what more is known is added where incidents are kept. */
export async function declareFromGroup(
  ports: TriagePorts & {
    readonly declare: (form: DeclareForm) => Promise<Outcome<Incident, DeclareProblem>>;
    /** The record as it is after: the new incident is in it. */
    readonly promote: (incident: IncidentId) => ReturnType<typeof promoteGroup>;
  },
  by: Staff,
  id: SightingGroupId,
  form: Pick<DeclareForm, "title" | "summary">,
): Promise<Outcome<{ readonly reference: string }, PromoteProblem | DeclarationProblem>> {
  const group = await ownGroup(ports, by, id);
  if (group === null) return failed({ kind: "no-such-sighting" });
  if (group.incident !== null) return failed({ kind: "in-other-incident" });
  const declared = await ports.declare({
    ...form,
    origin: by.authority,
    phase: "suspected",
    awareAt: null,
    involved: [by.authority],
    believed: { what: "", fromYear: null, toYear: null, confidence: "believed" },
  });
  if (!declared.ok) {
    const { kind } = declared.problem;
    if (kind === "title-missing" || kind === "summary-missing") return failed({ kind });
    throw new Error(`A declaration of one's own authority alone was refused: ${kind}`);
  }
  const promoted = await ports.promote(declared.value.id);
  return promoted.ok ? done({ reference: declared.value.reference }) : promoted;
}
