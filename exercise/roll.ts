/** The people who occur in the files, each with the forms and the values that were written of them. */
import type { MentionType } from "../src/domain/people/mention.ts";
import type { Person, Population } from "./people/person.ts";
import type { TrueFile, TruePerson } from "./truth.ts";

export function peopleIn(population: Population, files: readonly TrueFile[]): TruePerson[] {
  const written = new Map<string, Map<MentionType, Set<string>>>();
  for (const { type, value, people } of files.flatMap((file) => file.mentions)) {
    for (const id of people) {
      const byType = written.get(id) ?? new Map<MentionType, Set<string>>();
      written.set(id, byType.set(type, (byType.get(type) ?? new Set()).add(value)));
    }
  }
  return [...population.staff, ...population.households]
    .flatMap((household) => household.people)
    .flatMap((person) => {
      const byType = written.get(person.id);
      return byType === undefined ? [] : [trueOf(person, byType)];
    });
}

function trueOf(person: Person, byType: ReadonlyMap<MentionType, ReadonlySet<string>>): TruePerson {
  const values: Partial<Record<MentionType, readonly string[]>> = {};
  for (const [type, found] of byType) if (type !== "name") values[type] = [...found];
  return {
    id: person.id,
    names: [...(byType.get("name") ?? [])],
    dateOfBirth: person.dateOfBirth,
    role: person.role,
    authority: person.authority,
    household: person.household,
    ...(person.child ? { child: true } : {}),
    ...(person.deceased ? { deceased: true } : {}),
    ...(person.atRisk ? { atRisk: true } : {}),
    ...(person.noFixedAbode ? { noFixedAbode: true } : {}),
    ...(person.safeContact === undefined ? {} : { safeContact: person.safeContact }),
    values,
  };
}
