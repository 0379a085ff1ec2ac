/** Moves an incident on to its next phase, with reasons; the table of transitions names the entry. */

import type { IncidentId } from "../../domain/ids.ts";
import { type Incident, type Phase, phaseTransitions } from "../../domain/incident/incident.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { IncidentStore } from "../ports.ts";

export type PhaseProblem =
  | { kind: "no-such-incident" | "not-allowed" | "reasons-missing" | "words-too-long" }
  | ChangedMeanwhile;

type Ended = Outcome<Incident, PhaseProblem>;

export async function changePhase(
  ports: { readonly incidents: IncidentStore; now(): Date },
  by: By,
  id: IncidentId,
  {
    to,
    reasons,
    version = "any",
  }: { readonly to: Phase; readonly reasons: string; readonly version?: FromVersion },
): Promise<Outcome<Incident, PhaseProblem>> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, ports.now());
  const edition = { what: { kind: "phase", incident: id }, version } as const;
  const outcome = await ports.incidents.alter(change, id, edition, (incident) => {
    const transition = phaseTransitions.find((known) => known.from === incident.phase && known.to === to);
    if (transition === undefined) return failed({ kind: "not-allowed" as const });
    const about = { subject: `incident:${incident.reference}`, incident: id };
    const detail = { from: incident.phase, to, reasons: reasons.trim() };
    const changes = [{ field: "phase", before: incident.phase, after: to }];
    const entries = incident.involved.map(({ authority }) =>
      note(change, transition.entry, about, { authority, ...detail }, { changes }),
    );
    return done({ next: { ...incident, phase: to }, entries });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "no-such-incident" });
}
