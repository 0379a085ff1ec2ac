/**
 * Keeps people's references over a new review: each person found now takes over from the person known before with whom
 * they share the most marks (identifiers, contact points, name with birth date, name with place).
 */
import type { PersonId } from "../../domain/ids.ts";

type Overlap = { readonly known: PersonId; readonly found: number; readonly shared: number };

/** For each of `found` the person known before, or null. Nobody known is taken over twice. */
export function keepReferences(
  known: ReadonlyMap<PersonId, readonly string[]>,
  found: readonly (readonly string[])[],
): readonly (PersonId | null)[] {
  const kept: (PersonId | null)[] = found.map(() => null);
  const taken = new Set<PersonId>();
  for (const overlap of overlapsOf(known, found).sort(greatestFirst)) {
    if (taken.has(overlap.known) || kept[overlap.found] !== null) continue;
    taken.add(overlap.known);
    kept[overlap.found] = overlap.known;
  }
  return kept;
}

function overlapsOf(
  known: ReadonlyMap<PersonId, readonly string[]>,
  found: readonly (readonly string[])[],
): Overlap[] {
  const knownBy = new Map<string, PersonId[]>();
  for (const [person, marks] of known)
    for (const mark of new Set(marks)) knownBy.set(mark, [...(knownBy.get(mark) ?? []), person]);
  return found.flatMap((marks, index) => {
    const shared = new Map<PersonId, number>();
    for (const mark of new Set(marks)) {
      const people = knownBy.get(mark) ?? [];
      // What a crowd shares (a switchboard, a template's sample) tells nobody apart.
      if (people.length > 50) continue;
      for (const person of people) shared.set(person, (shared.get(person) ?? 0) + 1 / people.length);
    }
    return [...shared].map(([person, weight]) => ({ known: person, found: index, shared: weight }));
  });
}

function greatestFirst(a: Overlap, b: Overlap): number {
  return b.shared - a.shared || a.found - b.found || (a.known < b.known ? -1 : 1);
}
