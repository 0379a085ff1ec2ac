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
  readingOfWish,
  type Wish,
  type WishChoice,
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
import { noticeLanguages } from "../wording/reading-needs.ts";
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
  { to, reasons, reading = {} }: WishChoice,
): Promise<Outcome<Wish, DecideProblem | { readonly kind: "no-such-wish" }>> {
  const found = await ports.contactBook.wish(id);
  if (found === null || found.authority !== by.authority || found.incident !== incident)
    return failed({ kind: "no-such-wish" });
  const part = to === "taken" ? readingOfWish(found.kind) : null;
  if (part === "language" && !(await noticeLanguages(ports)).some(({ code }) => code === reading.language))
    return failed({ kind: "wish-language-missing" });
  const set = part === null ? {} : { [part]: reading[part] };
  const change = changeBy(by, ports.now());
  const altered = await ports.contactBook.alterWish(change, id, set, (current) => {
    const next = afterDeciding(current, { to, reasons, reading: set, by: by.id, at: change.at });
    if (!next.ok) return next;
    const detail = { authority: by.authority, kind: current.kind, reasons: reasons.trim() };
    const entry = note(change, contactEntries[to], { subject: `wish:${id}`, incident }, detail);
    const read = { subject: `person:${current.person}`, incident };
    const { authority } = by;
    const entries =
      part === null ? [] : [note(change, "reading-need.set", read, { authority, wish: `wish:${id}` })];
    return done({ next: next.value, entries: [entry, ...entries] });
  });
  if (altered.ok) return altered;
  const { problem } = altered;
  return failed(problem.kind === "not-there" ? { kind: "no-such-wish" } : problem);
}
