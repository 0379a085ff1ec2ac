/** Keeps a person, or one of their contact points, from being written to again; and lifts that. */
import { randomUUID } from "node:crypto";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import {
  contactKey,
  type LiftProblem,
  problemOfLift,
  type SuppressForm,
  type Suppression,
  suppressionEntries,
} from "../../domain/suppression/suppression.ts";
import { changeBy } from "../change-by.ts";
import type { Suppressible, SuppressProblem } from "../desk/people/suppression-desk.ts";
import { note } from "../note.ts";
import { ownPerson } from "../people/own-person.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { SuppressionStore } from "./suppression-store.ts";

export type SuppressionPorts = KeepPorts & {
  readonly suppressions: SuppressionStore;
  readonly people: Pick<PeopleStore, "person">;
};

export async function readSuppressible(
  ports: SuppressionPorts,
  reader: Staff,
  incident: IncidentId,
  id: PersonId,
): Promise<Suppressible | null> {
  const task = await demandTask(ports, reader);
  const person = await ownPerson(ports, reader, incident, id);
  if (person === null) return null;
  const { reference, name, contacts } = person;
  const people = [{ id, reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  const all = await ports.suppressions.ofPerson(reader.authority, id);
  return { reference, name, contacts, inForce: all.filter(({ liftedAt }) => liftedAt === null) };
}

export async function suppress(
  ports: SuppressionPorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  { what, why, reasons }: SuppressForm,
): Promise<Outcome<{ readonly held: number }, SuppressProblem>> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const person = await ownPerson(ports, by, incident, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const contact = what === "person" ? null : (person.contacts[what] ?? undefined);
  if (contact === undefined) return failed({ kind: "no-such-contact" });
  if (contact !== null && contactKey(contact.kind, contact.value) === null)
    return failed({ kind: "no-such-contact" });
  const change = changeBy(by, ports.now());
  const one: Suppression = {
    ...{ id: randomUUID(), authority: by.authority, person: id, why, reasons: reasons.trim() },
    ...{ scope: contact === null ? "person" : "contact", kind: contact?.kind ?? null, source: "hand" },
    ...{ addedBy: by.id, addedAt: change.at, liftedBy: null, liftedAt: null },
  };
  const { added, held } = await ports.suppressions.add(change, one, contact, (count) => {
    const { scope, kind, authority } = one;
    const detail = { authority, person: person.reference, scope, kind, why, held: count };
    const about = { subject: `suppression:${one.id}`, incident };
    return [note(change, suppressionEntries.add, about, { ...detail, reasons: one.reasons })];
  });
  return added ? done({ held }) : failed({ kind: "suppressed-already" });
}

export async function liftSuppression(
  ports: SuppressionPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  reasons: string,
): Promise<Outcome<null, LiftProblem | { readonly kind: "no-such-suppression" }>> {
  const change = changeBy(by, ports.now());
  const lifted = await ports.suppressions.lift(change, id, reasons.trim(), (current) => {
    if (current.authority !== by.authority)
      return failed<LiftProblem | { readonly kind: "no-such-suppression" }>({ kind: "no-such-suppression" });
    const wrong = problemOfLift(current, reasons);
    if (wrong !== null) return failed(wrong);
    const detail = { authority: by.authority, why: current.why, reasons: reasons.trim() };
    const entry = note(change, suppressionEntries.lift, { subject: `suppression:${id}`, incident }, detail);
    return done({ next: { ...current, liftedBy: by.id, liftedAt: change.at }, entries: [entry] });
  });
  if (lifted.ok) return done(null);
  const { problem } = lifted;
  return failed(problem.kind === "not-there" ? { kind: "no-such-suppression" } : problem);
}
