/** One person with every place where they stand: for staff of their own controller, and nobody else's. */
import type { PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff.ts";
import type { PersonDetail } from "../people-reading.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";

export async function readPerson(
  ports: KeepPorts & { readonly people: PeopleStore },
  reader: Staff,
  id: PersonId,
): Promise<Outcome<PersonDetail, { kind: "no-such-person" | "not-yours" }>> {
  const task = await demandTask(ports, reader);
  const person = await ports.people.person(id);
  if (person === null) return failed({ kind: "no-such-person" });
  if (person.authority.id !== reader.authority) return failed({ kind: "not-yours" });
  const { incident, reference, authority } = person;
  const people = [{ id, reference, controller: authority.id }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  return done(person);
}
