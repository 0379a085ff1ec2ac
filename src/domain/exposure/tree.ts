/** All paths of a reckoning in one tree: small enough to be kept with it, and to explain each exposure later. */

import type { RefKey } from "../map/ref.ts";
import { keptEdge, type PathStep } from "./facts.ts";
import type { Reach, Reached } from "./reach.ts";

/** Everything within reach with the step that leads to it. */
export type ReachTree = ReadonlyMap<RefKey, PathStep & { readonly from: RefKey | null }>;

export function treeOf(reach: Reach): ReachTree {
  return new Map([...reach].map(([key, one]) => [key, { ...stepOf(one), from: one.by?.from ?? null }]));
}

export function stepOf({ key, since, by }: Reached): PathStep {
  return { key, since, edge: by === null ? null : keptEdge(by.edge) };
}

/** From where it began; empty where it is not within reach any more. */
export function pathIn(tree: ReachTree, key: RefKey): readonly PathStep[] {
  const path: PathStep[] = [];
  for (let at = tree.get(key); at !== undefined; at = at.from === null ? undefined : tree.get(at.from))
    path.push({ key: at.key, since: at.since, edge: at.edge });
  return path.reverse();
}
