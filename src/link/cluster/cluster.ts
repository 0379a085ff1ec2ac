/**
 * Clusters of profiles: firm links first, then shared, then faint ones. Every join is checked against everything
 * that either side already holds. A link that would fit two people who cannot be one is given to neither.
 */
import type { Edge, Tier } from "../compare/evidence.ts";
import { joinTraits, type Traits, vetoOf } from "../compare/veto.ts";
import { edgesByName } from "./by-name.ts";
import { type UnionFind, unionFind } from "./union-find.ts";

/** A human verdict on two profiles: it comes before every rule. */
export type Judgement = { readonly a: number; readonly b: number; readonly verdict: "same" | "different" };

export type Clusters = {
  clusterOf(profile: number): number;
  isAmbiguous(profile: number): boolean;
  /** What is known of the whole cluster. */
  traitsOf(profile: number): Traits;
  readonly accepted: readonly Edge[];
  readonly rules: readonly {
    readonly rule: string;
    readonly pairs: number;
    readonly accepted: number;
    readonly vetoed: number;
  }[];
};

const tiers: readonly Tier[] = ["firm", "shared", "faint", "name"];

/** A person with more distinct records than this is a fault in the data: no further record joins. */
const LARGEST = 500;

export function cluster(
  traits: readonly Traits[],
  edges: readonly Edge[],
  judgements: readonly Judgement[] = [],
): Clusters {
  const sets = unionFind(traits.length);
  const held = [...traits];
  const sizes = new Int32Array(traits.length).fill(1);
  const apart = judgements.filter(({ verdict }) => verdict === "different");
  const rival = new Set<number>();
  const weak: Edge[] = [];
  const accepted: Edge[] = [];
  const counts: Counts = new Map();
  countRules(edges, counts);

  const veto = (x: number, y: number): boolean =>
    sizes[x]! + sizes[y]! > LARGEST ||
    isJudgedApart(apart, sets, x, y) ||
    vetoOf(held[x]!, held[y]!) !== null;
  const join = (edge: Edge): void => {
    const x = sets.find(edge.a);
    const y = sets.find(edge.b);
    const root = sets.join(x, y);
    held[root] = joinTraits(held[x]!, held[y]!);
    sizes[root] = sizes[x]! + sizes[y]!;
    accepted.push(edge);
    if (edge.ambiguous) weak.push(edge);
  };

  for (const { a, b, verdict } of judgements)
    if (verdict === "same" && sets.find(a) !== sets.find(b))
      join({ a, b, tier: "firm", rule: "judged to be one person", weight: 1000, ambiguous: false });
  const consider = (some: readonly Edge[]): void => {
    const [first] = some;
    const torn =
      first === undefined || first.tier === "firm" ? new Set<number>() : tornBetween(some, sets, veto);
    for (const root of torn) rival.add(root);
    // Who stood between two by better evidence is not settled by worse.
    if (first !== undefined && (first.tier === "name" || first.weight <= 25))
      for (const one of rival) torn.add(sets.find(one));
    for (const edge of some) {
      const x = sets.find(edge.a);
      const y = sets.find(edge.b);
      const count = counts.get(edge.rule)!;
      if (x === y) count.accepted++;
      else if (torn.has(x) || torn.has(y) || veto(x, y)) count.vetoed++;
      else {
        count.accepted++;
        join(edge);
      }
    }
  };
  for (const some of inOrder(edges)) consider(some);
  const roots = [...new Set(traits.map((_, profile) => sets.find(profile)))];
  const named = edgesByName(roots, held, (root) => held[root]!.staff, veto);
  countRules(named, counts);
  consider(named);
  // Who is known by birth date or NI number is plainly somebody; the record that fits several is the doubtful one.
  const unsure = [...rival].filter((profile) => !isKnown(held[sets.find(profile)]!));
  const ambiguous = new Set([...unsure, ...weak.map(({ a }) => a)].map((profile) => sets.find(profile)));
  return {
    clusterOf: (profile) => sets.find(profile),
    isAmbiguous: (profile) => ambiguous.has(sets.find(profile)),
    traitsOf: (profile) => held[sets.find(profile)]!,
    accepted,
    rules: [...counts]
      .map(([rule, count]) => ({ rule, ...count }))
      .sort((p, q) => (p.rule < q.rule ? -1 : 1)),
  };
}

/** Firm before shared before faint, the heavier first; links of one weight are considered together. */
function inOrder(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const sorted = edges.toSorted(
    (p, q) => tiers.indexOf(p.tier) - tiers.indexOf(q.tier) || q.weight - p.weight || p.a - q.a || p.b - q.b,
  );
  const groups: Edge[][] = [];
  for (const edge of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.tier === edge.tier && last[0]!.weight === edge.weight) last.push(edge);
    else groups.push([edge]);
  }
  return groups;
}

function isKnown({ datesOfBirth, ninos, nhsNumbers }: Traits): boolean {
  return datesOfBirth.size > 0 || ninos.size > 0 || nhsNumbers.size > 0;
}

type Counts = Map<string, { pairs: number; accepted: number; vetoed: number }>;

function countRules(edges: readonly Edge[], counts: Counts): void {
  for (const { rule } of edges) {
    const count = counts.get(rule) ?? { pairs: 0, accepted: 0, vetoed: 0 };
    count.pairs++;
    counts.set(rule, count);
  }
}

/** Clusters whose links of this tier lead to two people who cannot be one: a father and his son of one name. */
function tornBetween(
  edges: readonly Edge[],
  sets: UnionFind,
  veto: (x: number, y: number) => boolean,
): Set<number> {
  const neighbours = new Map<number, Set<number>>();
  const add = (from: number, to: number): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, new Set([to]));
    else known.add(to);
  };
  for (const { a, b } of edges) {
    const x = sets.find(a);
    const y = sets.find(b);
    if (x === y || veto(x, y)) continue;
    add(x, y);
    add(y, x);
  }
  const torn = new Set<number>();
  for (const [root, around] of neighbours) {
    const all = [...around].slice(0, 60);
    if (all.some((x, at) => all.slice(at + 1).some((y) => veto(x, y)))) torn.add(root);
  }
  return torn;
}

function isJudgedApart(apart: readonly Judgement[], sets: UnionFind, x: number, y: number): boolean {
  return apart.some(({ a, b }) => {
    const left = sets.find(a);
    const right = sets.find(b);
    return (left === x && right === y) || (left === y && right === x);
  });
}
