/** Declares an incident at one authority, and with it the clocks of all that may be exposed (UK GDPR Art. 33(1)). */
import { randomUUID } from "node:crypto";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { type Incident, type InvolvedAuthority, reportDueAt } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { DeclareForm, DeclareProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, IncidentStore } from "../ports.ts";

export type DeclarePorts = {
  readonly bodies: BodyStore;
  readonly incidents: IncidentStore;
  now(): Date;
};

export async function declareIncident(
  ports: DeclarePorts,
  by: By,
  form: DeclareForm,
): Promise<Outcome<Incident, DeclareProblem>> {
  const at = ports.now();
  const known = new Set((await ports.bodies.authorities()).map(({ id }) => id));
  const problem = problemOf(form, known, at);
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
  return done(await ports.incidents.declare(change, draft, (incident) => entriesOf(change, incident)));
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
function entriesOf(change: Change, incident: Incident): readonly NewEntry[] {
  const about = { subject: `incident:${incident.reference}`, incident: incident.id };
  return incident.involved.map(({ authority, awareAt }) =>
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
