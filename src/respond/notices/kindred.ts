/**
 * Who in the register may be the same human as somebody else in it. Linking would rather take one person for two than
 * mix two; so before anybody is written to, what is known of the other half counts too: a flag on either half holds
 * both, and of two halves only one is told until somebody has looked.
 */
import type { PersonId } from "../../domain/ids.ts";
import type { PersonFlag } from "../../domain/people/mention.ts";
import { compareNames } from "../../link/compare/names.ts";
import { type PersonName, parseName } from "../../link/normalise/name.ts";

export type Kin = {
  readonly id: PersonId;
  readonly name: string;
  readonly flags: readonly PersonFlag[];
  /** Normal forms, of whatever kind. */
  readonly contacts: readonly string[];
  /** Has a notice that was not withdrawn. */
  readonly told: boolean;
};

export type Kindred = {
  /** The person's own flags and those of whoever may be the same human. */
  flagsOf(id: PersonId): readonly PersonFlag[];
  /** True where another who may be the same human has been told, or is about to be. */
  isToldAlready(id: PersonId): boolean;
  /** From now on this person counts as told. */
  willBeTold(id: PersonId): void;
};

type Known = Kin & { readonly parsed: PersonName; readonly places: ReadonlySet<string> };

/** Flags for which a needless hold is cheap and a missed one may cost a life. */
const grave: readonly PersonFlag[] = ["at-risk", "deceased"];

export function kindredOf(everybody: readonly Kin[]): Kindred {
  const known = new Map(everybody.map((kin) => [kin.id, knownOf(kin)]));
  const told = new Set(everybody.filter((kin) => kin.told).map(({ id }) => id));
  const named = groupBy([...known.values()], ({ parsed }) => [parsed.surname]);
  const reached = groupBy([...known.values()], ({ places }) => [...places]);
  const near = (person: Known): readonly Known[] => [
    ...new Set([
      ...(named.get(person.parsed.surname) ?? []),
      ...[...person.places].flatMap((place) => reached.get(place) ?? []),
    ]),
  ];
  return {
    flagsOf(id) {
      const person = known.get(id);
      if (person === undefined) return [];
      const theirs = near(person).flatMap((kin) => flagsFor(person, kin));
      return [...new Set([...person.flags, ...theirs])];
    },
    isToldAlready(id) {
      const person = known.get(id);
      return (
        person !== undefined && near(person).some((kin) => told.has(kin.id) && isPerhapsSame(person, kin))
      );
    },
    willBeTold: (id) => void told.add(id),
  };
}

function flagsFor(person: Known, kin: Known): readonly PersonFlag[] {
  if (kin.id === person.id || kin.flags.length === 0) return [];
  if (isPerhapsSame(person, kin)) return kin.flags;
  // The same full name elsewhere in the incident may be the same human under an old address.
  return compareNames(person.parsed, kin.parsed) === "full"
    ? kin.flags.filter((flag) => grave.includes(flag))
    : [];
}

/** "Mr Buchanan" alone may be any of his family: not somebody to write to unseen. */
export function isBareSurname(name: string): boolean {
  return parseName(name).givens.length === 0;
}

/** Names that do not speak against it, and a way to reach both. */
function isPerhapsSame(person: Known, kin: Known): boolean {
  if (kin.id === person.id || ![...person.places].some((place) => kin.places.has(place))) return false;
  return ["full", "alias", "initial", "surname", "single", "half"].includes(
    compareNames(person.parsed, kin.parsed),
  );
}

function knownOf(kin: Kin): Known {
  return {
    ...kin,
    parsed: parseName(kin.name),
    places: new Set(kin.contacts.map((value) => value.toLowerCase())),
  };
}

function groupBy(
  people: readonly Known[],
  keysOf: (person: Known) => readonly string[],
): ReadonlyMap<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const person of people) {
    for (const key of keysOf(person)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [person]);
      else group.push(person);
    }
  }
  return groups;
}
