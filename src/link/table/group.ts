/** Clusters of a table's records: the heaviest link first, two clusters joined only while they agree on average. */
import type { Weigh } from "./weigh.ts";

export type WeighedPair = { readonly a: number; readonly b: number; readonly weight: number };

/** `least`: what a pair must weigh; `average`: what all pairs across two clusters must weigh on average. */
export type Limits = { readonly least: number; readonly average: number };

export function groupRecords(
  count: number,
  pairs: readonly WeighedPair[],
  weigh: Weigh,
  { least, average }: Limits,
): Int32Array {
  const groupOf = Int32Array.from({ length: count }, (_, at) => at);
  const members = Array.from({ length: count }, (_, at) => [at]);
  const sorted = pairs
    .filter(({ weight }) => weight >= least)
    .sort((p, q) => q.weight - p.weight || p.a - q.a || p.b - q.b);
  for (const { a, b } of sorted) {
    const x = Math.min(groupOf[a]!, groupOf[b]!);
    const y = Math.max(groupOf[a]!, groupOf[b]!);
    if (x === y || meanBetween(members[x]!, members[y]!, weigh) < average) continue;
    for (const one of members[y]!) {
      groupOf[one] = x;
      members[x]!.push(one);
    }
    members[y] = [];
  }
  return groupOf;
}

function meanBetween(left: readonly number[], right: readonly number[], weigh: Weigh): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += weigh(Math.min(a, b), Math.max(a, b));
  return sum / (left.length * right.length);
}
