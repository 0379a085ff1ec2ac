/**
 * Weights by Fellegi and Sunter: how much more often each level of agreement occurs between records of one person (m)
 * than between two people's (u). u is counted, by value where they agree; m starts from what is usual and is
 * counted again on pairs that are beyond doubt, never learned from all pairs: that learns households.
 */
import { DIFFERENT, levelOf } from "./levels.ts";
import type { TableRecord } from "./map.ts";

export type Weigh = (a: number, b: number) => number;

const LEVELS = DIFFERENT + 1;
const usual: readonly number[] = [0.7, 0.14, 0.07, 0.09];
/** Pairs beyond doubt are the cleanest: what is usual weighs as many of them, so that m is not reckoned too clean. */
const USUAL_WEIGHS = 100;

/** Whoever a table holds is drawn from many more: in a table of two, a name that both bear is not every other name. */
const UNSEEN = 50;

export type Weights = {
  readonly m: ReadonlyMap<string, readonly number[]>;
  readonly u: ReadonlyMap<string, readonly number[]>;
};

export function startWeights(records: readonly TableRecord[], fields: readonly string[]): Weights {
  const u = new Map(fields.map((field) => [field, chanceLevels(records, field)]));
  return { m: new Map(fields.map((field) => [field, usual])), u };
}

export function recount(
  weights: Weights,
  records: readonly TableRecord[],
  fields: readonly string[],
  certain: readonly (readonly [number, number])[],
): Weights {
  if (certain.length < 20) return weights;
  const m = new Map<string, readonly number[]>();
  for (const field of fields) {
    const counts = usual.map((share) => share * USUAL_WEIGHS);
    for (const [a, b] of certain) {
      const level = levelOf(field, records[a]!, records[b]!);
      if (level >= 0) counts[level]!++;
    }
    const all = counts.reduce((sum, count) => sum + count, 0);
    m.set(
      field,
      counts.map((count) => count / all),
    );
  }
  return { m, u: weights.u };
}

/** `personOf`: as far as is known yet; a value is as frequent as people have it, not as their records repeat it. */
export function weigher(
  records: readonly TableRecord[],
  fields: readonly string[],
  { m, u }: Weights,
  personOf: ArrayLike<number>,
): Weigh {
  const frequency = new Map(fields.map((field) => [field, frequencies(records, field, personOf)]));
  return (a, b) => {
    let weight = 0;
    for (const field of fields) {
      const level = levelOf(field, records[a]!, records[b]!);
      if (level < 0) continue;
      const value = records[a]![field]!;
      const byChance =
        level === 0 ? (frequency.get(field)!.get(value) ?? u.get(field)![0]!) : u.get(field)![level]!;
      weight += Math.log2(m.get(field)![level]! / byChance);
    }
    return weight;
  };
}

/** Agreement by chance: how often two records taken anyhow stand at each level. */
function chanceLevels(records: readonly TableRecord[], field: string): readonly number[] {
  const counts = [0.2, 0.2, 0.2, 1];
  const n = records.length;
  const draws = Math.min(100_000, n * 40);
  // Steps by a prime: spread over all pairs, and the same on every run.
  for (let i = 0; i < draws; i++) {
    const a = (i * 7_919) % n;
    const b = (i * 104_729 + 31 * Math.floor(i / n) + 17) % n;
    if (a === b) continue;
    const level = levelOf(field, records[a]!, records[b]!);
    if (level >= 0) counts[level]!++;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: LEVELS }, (_, level) => counts[level]! / all);
}

/** A value's share among people, never below one in as many as there are: rarer than that cannot be known. */
function frequencies(
  records: readonly TableRecord[],
  field: string,
  personOf: ArrayLike<number>,
): ReadonlyMap<string, number> {
  const holders = new Map<string, Set<number>>();
  const all = new Set<number>();
  records.forEach((record, at) => {
    const value = record[field] ?? "";
    if (value === "") return;
    all.add(personOf[at]!);
    const known = holders.get(value);
    if (known === undefined) holders.set(value, new Set([personOf[at]!]));
    else known.add(personOf[at]!);
  });
  return new Map([...holders].map(([value, { size }]) => [value, Math.max(size, 1.5) / (all.size + UNSEEN)]));
}
