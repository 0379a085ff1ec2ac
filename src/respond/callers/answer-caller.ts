/** A resident is on the phone or at the counter: what is known of them, shown once it is written down who looked. */
import type { CheckWords } from "../../domain/check/check-words.ts";
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ComplaintStore } from "../complaints/complaint-store.ts";
import { type ContactPorts, contactsWith } from "../contacts/read-contacts.ts";
import type { Caller, GenuineMessage } from "../desk/people/caller-desk.ts";
import { ownPerson } from "../people/own-person.ts";
import type { BodyStore, PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { EnquiryStore } from "./enquiry-store.ts";

export type CallerPorts = KeepPorts &
  ContactPorts & {
    readonly people: Pick<PeopleStore, "person">;
    readonly enquiries: EnquiryStore;
    readonly complaints: Pick<ComplaintStore, "ofPerson">;
    readonly bodies: Pick<BodyStore, "authorities">;
    checkWords(): Promise<CheckWords>;
    /** `names`: of the bodies that may have sent it. */
    findGenuine(code: string, names: readonly string[]): Promise<GenuineMessage | null>;
  };

export async function answerCaller(
  ports: CallerPorts,
  reader: Staff,
  incident: IncidentId,
  id: PersonId,
): Promise<Caller | null> {
  const task = await demandTask(ports, reader);
  const person = await ownPerson(ports, reader, incident, id);
  if (person === null) return null;
  const people = [{ id, reference: person.reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  const [messages, enquiries, complaints, { identity, script }, contacts] = await Promise.all([
    ports.enquiries.messages(id),
    ports.enquiries.ofPerson(id),
    ports.complaints.ofPerson(reader.authority, id),
    ports.checkWords(),
    contactsWith(ports, reader, id),
  ]);
  return { person, messages, enquiries, complaints, identity, script, contacts };
}

export async function checkCode(
  { bodies, findGenuine }: Pick<CallerPorts, "bodies" | "findGenuine">,
  code: string,
): Promise<GenuineMessage | null> {
  const names = (await bodies.authorities()).map(({ name }) => name);
  return await findGenuine(code, names);
}
