/** A person of one's own authority and of this incident; null where there is nobody like that. */
import type { IncidentId, PersonId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { PersonDetail } from "../desk/people/people-reading.ts";
import type { PeopleStore } from "../ports.ts";

/** Whoever another controller lets one look at is told by that controller alone. */
export async function ownPerson(
  { people }: { readonly people: Pick<PeopleStore, "person"> },
  { authority }: Staff,
  incident: IncidentId,
  id: PersonId,
): Promise<PersonDetail | null> {
  const person = await people.person(id);
  return person === null || person.authority.id !== authority || person.incident !== incident ? null : person;
}
