/**
 * Links by name alone: records that share nothing else, under a name so rare here that a second person of it is
 * unlikely. How unlikely is counted from the archive's own names; a name that two people are known to bear is never used.
 */
import type { Edge } from "../compare/evidence.ts";
import type { Traits } from "../compare/veto.ts";

/** People of this very name to be expected besides: up to `HELD` it is linked and held for review, up to `FREE` not held. */
const HELD = 0.05;
const FREE = 0.01;
const staffRule = "same name among staff";

export function edgesByName(
  roots: readonly number[],
  held: readonly Traits[],
  isStaff: (root: number) => boolean,
  veto: (x: number, y: number) => boolean,
): readonly Edge[] {
  const byName = new Map<string, Set<number>>();
  const givens = new Map<string, Set<string>>();
  const surnames = new Map<string, Set<string>>();
  for (const root of roots)
    for (const {
      givens: [given = ""],
      surname,
    } of held[root]!.names.values()) {
      if (given.length < 2 || surname === "") continue;
      add(byName, `${given} ${surname}`, root);
      add(givens, given, surname);
      add(surnames, surname, given);
    }
  const edges: Edge[] = [];
  const chain = (bearers: readonly number[], rule: string, ambiguous: boolean): void => {
    // Two homes or two contacts under one name: rare or not, somebody looks before either is written to.
    const apart = rule !== staffRule && reachedApart(bearers.map((root) => held[root]!.reached));
    for (const other of bearers.slice(1))
      edges.push({ a: bearers[0]!, b: other, tier: "name", rule, weight: 1, ambiguous: ambiguous || apart });
  };
  for (const [name, bearers] of byName) {
    const all = [...bearers].sort((a, b) => a - b);
    const staff = all.filter(isStaff);
    if (areOne(staff, veto)) chain(staff, staffRule, false);
    if (staff.length === all.length || !areOne(all, veto)) continue;
    const [given = "", surname = ""] = name.split(" ");
    const expected = expectedOthers(given, surname, givens, surnames);
    if (expected <= HELD) chain(all, "same name, rare here", expected > FREE);
  }
  return edges;
}

function reachedApart(reached: readonly ReadonlySet<string>[]): boolean {
  const known = reached.filter((one) => one.size > 0);
  return known.some((one, at) =>
    known.slice(at + 1).some((other) => ![...one].some((key) => other.has(key))),
  );
}

/** Two or more, none of whom contradicts another; a dozen of one name are not one person. */
function areOne(some: readonly number[], veto: (x: number, y: number) => boolean): boolean {
  return (
    some.length > 1 && some.length <= 12 && !some.some((x, at) => some.slice(at + 1).some((y) => veto(x, y)))
  );
}

/**
 * Given names go with surnames (origin, family), so it is reckoned among those alone whose surname shares a given name
 * with this one: how many have the given name, times how many have the surname, out of all of them.
 */
function expectedOthers(
  given: string,
  surname: string,
  givens: ReadonlyMap<string, ReadonlySet<string>>,
  surnames: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const kin = new Set<string>();
  for (const one of surnames.get(surname)!) for (const other of givens.get(one)!) kin.add(other);
  let people = 0;
  for (const other of kin) people += surnames.get(other)!.size;
  return ((givens.get(given)!.size - 1) * (surnames.get(surname)!.size - 1)) / Math.max(1, people);
}

function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
