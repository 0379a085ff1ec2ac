/** Writes down a contact, or what somebody asks to be changed; and decides about that. */
import { randomUUID } from "node:crypto";
import {
  afterDeciding,
  contactEntries,
  type DecideProblem,
  type NoteForm,
  type NoteProblem,
  problemOfNote,
  problemOfWish,
  type Wish,
  type WishForm,
  type WishProblem,
} from "../../domain/contacts/contact.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { ownPerson } from "../people/own-person.ts";
import { demandTask } from "../readings/keep-reading.ts";
import type { ContactPorts } from "./read-contacts.ts";

type NoPerson = { readonly kind: "no-such-person" };

export async function noteContact(
  ports: ContactPorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  form: NoteForm,
): Promise<Outcome<null, NoteProblem | NoPerson>> {
  const task = await demandTask(ports, by);
  const change = changeBy(by, ports.now());
  const wrong = problemOfNote(form, change.at);
  if (wrong !== null) return failed(wrong);
  const person = await ownPerson(ports, by, incident, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const noted = randomUUID();
  const { authority } = by;
  const detail = { authority, task: task.id, person: person.reference, way: form.way };
  const about = { subject: `contact:${noted}`, incident };
  const entry = note(change, contactEntries.note, about, detail, { happened: form.at });
  await ports.contactBook.addNote(change, noted, { incident, authority, person: id }, form, [entry]);
  return done(null);
}

export async function proposeChange(
  ports: ContactPorts,
  by: Staff,
  incident: IncidentId,
  id: PersonId,
  form: WishForm,
): Promise<Outcome<null, WishProblem | NoPerson>> {
  const task = await demandTask(ports, by);
  const wrong = problemOfWish(form);
  if (wrong !== null) return failed(wrong);
  const person = await ownPerson(ports, by, incident, id);
  if (person === null) return failed({ kind: "no-such-person" });
  const change = changeBy(by, ports.now());
  const wished = randomUUID();
  const { authority } = by;
  const detail = { authority, task: task.id, person: person.reference, kind: form.kind };
  const entry = note(change, contactEntries.wish, { subject: `wish:${wished}`, incident }, detail);
  await ports.contactBook.addWish(change, wished, { incident, authority, person: id }, form, [entry]);
  return done(null);
}

export async function decideWish(
  ports: ContactPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  { to, reasons }: { readonly to: "taken" | "declined"; readonly reasons: string },
): Promise<Outcome<Wish, DecideProblem | { readonly kind: "no-such-wish" }>> {
  const found = await ports.contactBook.wish(id);
  if (found === null || found.authority !== by.authority || found.incident !== incident)
    return failed({ kind: "no-such-wish" });
  const change = changeBy(by, ports.now());
  const altered = await ports.contactBook.alterWish(change, id, (current) => {
    const next = afterDeciding(current, { to, reasons, by: by.id, at: change.at });
    if (!next.ok) return next;
    const detail = { authority: by.authority, kind: current.kind, reasons: reasons.trim() };
    const entry = note(change, contactEntries[to], { subject: `wish:${id}`, incident }, detail);
    return done({ next: next.value, entries: [entry] });
  });
  if (altered.ok) return altered;
  const { problem } = altered;
  return failed(problem.kind === "not-there" ? { kind: "no-such-wish" } : problem);
}
