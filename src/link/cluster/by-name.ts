/**
 * Links by name alone: records that share nothing else, under a name so rare here that a second person of it is
 * unlikely. How unlikely is counted from the archive's own names; a name that two people are known to bear is never used.
 */
import type { Traits } from "../compare/veto.ts";
import type { Edge } from "./cluster.ts";

/** People of this very name to be expected besides: up to `HELD` it is linked and held for review, up to `FREE` not held. */
const HELD = 0.05;
const FREE = 0.01;
/** Given names go with surnames (families, origins), so that chance alone reckons too low. */
const GO_TOGETHER = 2;

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
  for (const [name, bearers] of byName) {
    const all = [...bearers].sort((a, b) => a - b);
    if (all.length < 2 || all.length > 12 || all.some((x, at) => all.slice(at + 1).some((y) => veto(x, y))))
      continue;
    const [given = "", surname = ""] = name.split(" ");
    const others = (givens.get(given)!.size - 1) * (surnames.get(surname)!.size - 1);
    const expected = (others * GO_TOGETHER) / byName.size;
    const staff = all.every(isStaff);
    if (expected > HELD && !staff) continue;
    for (const other of all.slice(1))
      edges.push({
        a: all[0]!,
        b: other,
        tier: "name",
        rule: staff ? "same name among staff" : "same name, rare here",
        weight: 1,
        ambiguous: !staff && expected > FREE,
      });
  }
  return edges;
}

function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
