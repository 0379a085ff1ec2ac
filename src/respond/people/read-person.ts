/** One person with every place where they stand: for staff of their own controller, and nobody else's. */
import type { PersonId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff.ts";
import type { PersonDetail } from "../people-reading.ts";
import type { PeopleStore } from "../ports.ts";

export async function readPerson(
  ports: { readonly people: PeopleStore },
  reader: Staff,
  id: PersonId,
): Promise<Outcome<PersonDetail, { kind: "no-such-person" | "not-yours" }>> {
  const person = await ports.people.person(id);
  if (person === null) return failed({ kind: "no-such-person" });
  return person.authority.id === reader.authority ? done(person) : failed({ kind: "not-yours" });
}
