/**
 * Declares an incident at one authority, and with it the clocks of all that may be exposed (UK GDPR Art. 33(1)). Where it is
 * said what the intruder had, the map says who that is: they are in the incident and told in the same transaction.
 */
import { randomUUID } from "node:crypto";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { type Incident, type InvolvedAuthority, reportDueAt } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { DeclareForm, DeclareProblem } from "../desk/desk.ts";
import type { ExposureStore, Standing } from "../exposure/exposure-store.ts";
import { reckon } from "../exposure/reckon.ts";
import { intrusionProblem, nextBelief } from "../exposure/revise-belief.ts";
import type { MapStore } from "../map/map-store.ts";
import { note } from "../note.ts";
import type { BodyStore, Change } from "../ports.ts";

export type DeclarePorts = {
  readonly bodies: BodyStore;
  readonly exposures: ExposureStore;
  readonly map: Pick<MapStore, "readMap">;
  now(): Date;
};

export async function declareIncident(
  ports: DeclarePorts,
  by: By,
  form: DeclareForm,
): Promise<Outcome<Incident, DeclareProblem>> {
  const at = ports.now();
  const known = new Set((await ports.bodies.authorities()).map(({ id }) => id));
  const problem = problemOf(form, known, at) ?? (await problemOnMap(ports, form, at));
  if (problem !== null) return failed(problem);
  const draft: Omit<Incident, "reference"> = {
    id: randomUUID() as IncidentId,
    title: form.title.trim(),
    phase: form.phase,
    origin: form.origin,
    summary: form.summary.trim(),
    declaredAt: at,
    believed: { ...form.believed, what: form.believed.what.trim() },
    involved: involvedIn(form, by),
  };
  const change = changeBy(by, at);
  return done(
    await ports.exposures.declare(change, draft, (standing) => {
      const belief = form.intrusion == null ? null : nextBelief(standing, form.intrusion, change, "");
      const onward = reckon(standing, change, { by, because: "declared", belief });
      return {
        ...onward,
        entries: (leads) => [...entriesOf(change, standing, onward.involve), ...onward.entries(leads)],
      };
    }),
  );
}

async function problemOnMap(
  { map }: DeclarePorts,
  { intrusion }: DeclareForm,
  at: Date,
): Promise<DeclareProblem | null> {
  return intrusion == null ? null : intrusionProblem(intrusion, await map.readMap(), at);
}

function problemOf(
  { title, summary, origin, involved, awareAt, believed }: DeclareForm,
  known: ReadonlySet<AuthorityId>,
  at: Date,
): DeclareProblem | null {
  if (title.trim() === "") return { kind: "title-missing" };
  if (summary.trim() === "") return { kind: "summary-missing" };
  if (![origin, ...involved].every((id) => known.has(id))) return { kind: "unknown-authority" };
  if (awareAt !== null && awareAt > at) return { kind: "aware-in-future" };
  const { fromYear, toYear } = believed;
  if (fromYear !== null && toYear !== null && fromYear > toYear) return { kind: "years-reversed" };
  return null;
}

/** Awareness at one controller is not awareness at the others: their clocks start when they are told. */
function involvedIn({ origin, involved, awareAt }: DeclareForm, by: By): readonly InvolvedAuthority[] {
  // Whoever declares is in it, or could not look at what they declared.
  const all = by === "system" ? involved : [...involved, by.authority];
  const others = [...new Set(all)].filter((id) => id !== origin);
  return [
    { authority: origin, awareAt, reportDueAt: reportDueAt(awareAt) },
    ...others.map((authority) => ({ authority, awareAt: null, reportDueAt: null })),
  ];
}

/** One entry for each authority: each keeps a register of its own (Art. 33(5)). */
function entriesOf(
  change: Change,
  { incident }: Standing,
  involve: readonly AuthorityId[],
): readonly NewEntry[] {
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  const brought = involve.map((authority) => ({ authority, awareAt: null }));
  return [...incident.involved, ...brought].map(({ authority, awareAt }) =>
    note(change, "incident.declared", about, {
      authority,
      title: incident.title,
      phase: incident.phase,
      origin: incident.origin,
      believed: incident.believed.what,
      confidence: incident.believed.confidence,
      awareAt: awareAt?.toISOString() ?? null,
    }),
  );
}
