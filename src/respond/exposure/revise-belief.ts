/** Revises what is believed of the intruder, with reasons, and reckons in the same transaction what follows from it. */
import {
  type Belief,
  type Intrusion,
  type IntrusionProblem,
  problemOfIntrusion,
  sameIntrusion,
} from "../../domain/exposure/belief.ts";
import { mostReasons } from "../../domain/exposure/judgement.ts";
import { namesOf } from "../../domain/exposure/reckoning.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { SharedMap } from "../../domain/map/map.ts";
import { refKey } from "../../domain/map/ref.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { ukDay } from "../../domain/uk-time/uk-time.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { BeliefForm, BeliefProblem } from "../desk/incident/exposure-desk.ts";
import type { Change } from "../ports.ts";
import type { ExposureStore, Standing } from "./exposure-store.ts";
import { reckon } from "./reckon.ts";

type Ports = { readonly exposures: ExposureStore; nameOf(staff: string): Promise<string>; now(): Date };

export async function reviseBelief(
  ports: Ports,
  by: Staff,
  id: IncidentId,
  form: BeliefForm,
): Promise<Outcome<Belief, BeliefProblem>> {
  const change = changeBy(by, ports.now());
  if (form.reasons.trim() === "") return failed({ kind: "reasons-missing" });
  if (form.reasons.length > mostReasons) return failed({ kind: "words-too-long" });
  const problem = problemOfIntrusion(form, ukDay(change.at));
  if (problem !== null) return failed(problem);
  const outcome = await ports.exposures.reckon(change, id, (standing) => {
    const found = problemHere(standing, form);
    if (found !== null) return failed(found);
    const belief = nextBelief(standing, form, change, form.reasons.trim());
    return done(reckon(standing, change, { by, because: "belief", belief }));
  });
  if (outcome.ok) return done(outcome.value!.belief!);
  if (outcome.problem.kind !== "meanwhile") return failed(outcome.problem);
  const { belief } = outcome.problem;
  return failed(changedMeanwhile(await ports.nameOf(belief.by), belief.at));
}

type ProblemHere =
  | { readonly kind: "incident-over" | "unknown-origin" | "same-belief" }
  | { readonly kind: "meanwhile"; readonly belief: Belief };

function problemHere({ incident, beliefs, map }: Standing, form: BeliefForm): ProblemHere | null {
  const last = beliefs.at(-1);
  if (last !== undefined && last.number !== form.version) return { kind: "meanwhile", belief: last };
  if (["concluded", "near-miss"].includes(incident.phase)) return { kind: "incident-over" };
  if (!areOnMap(form, map)) return { kind: "unknown-origin" };
  return last !== undefined && sameIntrusion(last, form) ? { kind: "same-belief" } : null;
}

export function areOnMap({ origins }: Pick<Intrusion, "origins">, map: SharedMap): boolean {
  const names = namesOf(map);
  return origins.every((origin) => names.has(refKey(origin)));
}

export function nextBelief(
  { incident, beliefs }: Standing,
  { origins, since, until }: Intrusion,
  { by, at }: Change,
  reasons: string,
): Belief {
  const number = (beliefs.at(-1)?.number ?? 0) + 1;
  return { incident: incident.id, number, origins, since, until, reasons, by, at };
}

export function intrusionProblem(
  intrusion: Intrusion,
  map: SharedMap,
  now: Date,
): IntrusionProblem | { readonly kind: "unknown-origin" } | null {
  const problem = problemOfIntrusion(intrusion, ukDay(now));
  return problem ?? (areOnMap(intrusion, map) ? null : { kind: "unknown-origin" });
}
