/** Every contact with one person, read from wherever it stands; a reading, and written down as one. */
import { type Contact, inOrderOfTime } from "../../domain/contacts/contact.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import type { NoticeLibrary } from "../../domain/notices/compose-for.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { EnquiryStore } from "../callers/enquiry-store.ts";
import type { ComplaintStore } from "../complaints/complaint-store.ts";
import type { ContactHistory, WishSheet } from "../desk/people/contact-desk.ts";
import { ownPerson } from "../people/own-person.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { SuppressionStore } from "../suppression/suppression-store.ts";
import type { ContactStore } from "./contact-store.ts";

export type ContactPorts = KeepPorts & {
  readonly contactBook: ContactStore;
  readonly people: Pick<PeopleStore, "person">;
  readonly enquiries: Pick<EnquiryStore, "ofPerson">;
  readonly complaints: Pick<ComplaintStore, "ofPerson">;
  content(): Promise<NoticeLibrary>;
  readonly suppressions: Pick<SuppressionStore, "ofPerson">;
};

export async function readContacts(
  ports: ContactPorts,
  reader: Staff,
  incident: IncidentId,
  id: PersonId,
): Promise<ContactHistory | null> {
  const task = await demandTask(ports, reader);
  const person = await ownPerson(ports, reader, incident, id);
  if (person === null) return null;
  const { reference, name } = person;
  const people = [{ id, reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  return { reference, name, contacts: await contactsWith(ports, reader, id) };
}

/** For whoever has written down already that they look at this person. */
export async function contactsWith(
  ports: ContactPorts,
  { authority }: Staff,
  id: PersonId,
): Promise<readonly Contact[]> {
  const [own, enquiries, complaints, suppressions] = await Promise.all([
    ports.contactBook.ofPerson(id),
    ports.enquiries.ofPerson(id),
    ports.complaints.ofPerson(authority, id),
    ports.suppressions.ofPerson(authority, id),
  ]);
  return inOrderOfTime([
    ...own,
    ...enquiries.map(({ at, byName, way, outcome, note }): Contact => {
      return { kind: "enquiry", at, by: byName, way, outcome, note };
    }),
    ...complaints.map(({ id: complaint, number, kind, state, receivedAt }): Contact => {
      return { kind: "complaint", at: receivedAt, by: "", id: complaint, number, about: kind, state };
    }),
    ...suppressions.map(({ addedAt, addedByName, scope, kind, why, liftedAt }): Contact => {
      const lifted = liftedAt !== null;
      return { kind: "suppression", at: addedAt, by: addedByName, scope, contact: kind, why, lifted };
    }),
  ]);
}

export async function readWish(
  ports: ContactPorts,
  reader: Staff,
  incident: IncidentId,
  id: string,
): Promise<WishSheet | null> {
  const task = await demandTask(ports, reader);
  const wish = await ports.contactBook.wish(id);
  if (wish === null || wish.incident !== incident) return null;
  const person = await ownPerson(ports, reader, incident, wish.person);
  if (person === null) return null;
  const people = [{ id: wish.person, reference: wish.reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  return { ...wish, name: person.name };
}
