/** One person with every place where they stand: for staff of their own controller, and of whom it lets see them. */
import type { PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { lets } from "../../domain/staff/share.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { PersonDetail } from "../desk/people/people-reading.ts";
import { demandTask, keepReading } from "../readings/keep-reading.ts";
import type { ReadPeoplePorts } from "./read-people.ts";

export async function readPerson(
  ports: ReadPeoplePorts,
  reader: Staff,
  id: PersonId,
): Promise<Outcome<PersonDetail, { kind: "no-such-person" | "not-yours" }>> {
  const task = await demandTask(ports, reader);
  const person = await ports.people.person(id);
  if (person === null) return failed({ kind: "no-such-person" });
  if (!(await maySee(ports, reader, person))) return failed({ kind: "not-yours" });
  const { incident, reference, authority } = person;
  const people = [{ id, reference, controller: authority.id }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  return done(person);
}

async function maySee(
  { sharing, now }: ReadPeoplePorts,
  reader: Staff,
  person: PersonDetail,
): Promise<boolean> {
  const { id, incident, authority } = person;
  if (authority.id === reader.authority) return true;
  const shared = { from: authority.id, to: reader.authority, person: id };
  return lets(await sharing.of(incident, reader.authority), shared, now());
}
