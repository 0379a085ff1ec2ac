/** Who of two registers is surely one human: a full name that agrees and a way to reach both, each the other's only match. */
import { compareNames } from "../../link/compare/names.ts";
import { type PersonName, parseName } from "../../link/normalise/name.ts";
import type { Untold } from "../notices/notice-store.ts";

export type Pair = { readonly own: Untold; readonly other: Untold };

export function pairsOf(own: readonly Untold[], others: readonly Untold[]): readonly Pair[] {
  const byContact = new Map<string, Untold[]>();
  for (const person of others.filter(isSure))
    for (const key of keysOf(person)) byContact.set(key, [...(byContact.get(key) ?? []), person]);
  const names = new Map<Untold, PersonName>();
  const nameOf = (person: Untold) => {
    const known = names.get(person) ?? parseName(person.name);
    names.set(person, known);
    return known;
  };
  const found = own.filter(isSure).map((person) => {
    const near = new Set([...keysOf(person)].flatMap((key) => byContact.get(key) ?? []));
    return {
      person,
      matches: [...near].filter((kin) => compareNames(nameOf(person), nameOf(kin)) === "full"),
    };
  });
  const claimed = Map.groupBy(
    found.flatMap(({ matches }) => matches),
    ({ id }) => id,
  );
  return found.flatMap(({ person, matches }) => {
    const [only, ...more] = matches;
    return only === undefined || more.length > 0 || claimed.get(only.id)!.length > 1
      ? []
      : [{ own: person, other: only }];
  });
}

function isSure({ ambiguous, suppressed }: Untold): boolean {
  return !ambiguous && !suppressed;
}

function keysOf({ contacts }: Untold): ReadonlySet<string> {
  return new Set(contacts.map(({ kind, value }) => `${kind} ${value.toLowerCase()}`));
}
