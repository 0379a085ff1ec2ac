/**
 * How far an intruder could have come, and since when: the earliest day for each thing on the map, by the ways that were
 * there on that day. A way leads from a host to what runs on it, from a system to those that it connects to and to the data
 * that it holds, and from the body where it began to the systems that it operates and uses.
 *
 * Whoever is at the start of a way on day d passes it on max(d, the day it began), if that is no later than the day it
 * ended and the last day of the intruder. So being early never hurts, and Dijkstra's method holds: E log V.
 */
import type { Day, EdgeKind, MapEdge, SharedMap } from "../map/map.ts";
import { orderOf, type RefKey, refKey } from "../map/ref.ts";
import type { Intrusion } from "./belief.ts";
import { Heap } from "./heap.ts";

export type Reached = {
  readonly key: RefKey;
  /** The first day on which the intruder could have been there. */
  readonly since: Day;
  /** Of the ways that are earliest all along, the fewest steps. */
  readonly steps: number;
  /** Null where it began. */
  readonly by: { readonly from: RefKey; readonly edge: MapEdge } | null;
};
export type Reach = ReadonlyMap<RefKey, Reached>;

type Way = { readonly from: RefKey; readonly to: RefKey; readonly edge: MapEdge };

export function reachOf(map: SharedMap, { origins, since, until }: Intrusion): Reach {
  const waysFrom = Map.groupBy(map.edges.map(wayOf), ({ from }) => from);
  const order = orderOf(map);
  const found = new Map<RefKey, Reached>();
  const waiting = new Heap<Reached>(isBefore);
  for (const origin of origins) {
    const start: Reached = { key: refKey(origin), since, steps: 0, by: null };
    found.set(start.key, start);
    waiting.push(start);
  }
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    // A better way was found since it began to wait.
    if (found.get(here.key) !== here) continue;
    for (const { from, to, edge } of waysFrom.get(here.key) ?? []) {
      const day = passedOn(here.since, edge, until);
      if (day === null) continue;
      const next: Reached = { key: to, since: day, steps: here.steps + 1, by: { from, edge } };
      const known = found.get(to);
      if (known !== undefined && !isBetter(next, known, order)) continue;
      found.set(to, next);
      waiting.push(next);
    }
  }
  return found;
}

/** The way that an edge is to an intruder: who is in the host is in what runs on it. */
function wayOf(edge: MapEdge): Way {
  const source = refKey(edge.source);
  const target = refKey(edge.target);
  return edge.kind === "runs-on" ? { from: target, to: source, edge } : { from: source, to: target, edge };
}

/** The first day on which an edge that began and ended could be passed by whoever was there on `day`; null: never. */
export function passedOn(
  day: Day,
  { from, to }: Pick<MapEdge, "from" | "to">,
  until: Day | null,
): Day | null {
  const first = from !== null && from > day ? from : day;
  if (to !== null && first > to) return null;
  return until !== null && first > until ? null : first;
}

function isBefore(one: Reached, other: Reached): boolean {
  return one.since === other.since ? one.steps < other.steps : one.since < other.since;
}

/** Among ways as early and as short as each other, names decide, so that the same map always gives the same words. */
function isBetter(next: Reached, known: Reached, order: (key: RefKey) => string): boolean {
  if (isBefore(next, known)) return true;
  if (isBefore(known, next) || known.by === null || next.by === null) return false;
  const from = compare(order(next.by.from), order(known.by.from));
  return (from !== 0 ? from : compareEdges(next.by.edge, known.by.edge)) < 0;
}

const kindOrder: readonly EdgeKind[] = ["operates", "uses", "runs-on", "connects", "holds"];

/** Kind, then the older, then the one that lasted longer, then the id. */
export function compareEdges(one: MapEdge, other: MapEdge): number {
  return (
    kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) ||
    compare(one.from ?? "", other.from ?? "") ||
    compare(other.to ?? "~", one.to ?? "~") ||
    compare(one.id, other.id)
  );
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** From where it began to the thing, or from the last step at which to stop; empty where it was not reached. */
export function pathTo(
  reach: Reach,
  key: RefKey,
  stopsAt: (key: RefKey) => boolean = () => false,
): readonly Reached[] {
  const path: Reached[] = [];
  let at = reach.get(key);
  while (at !== undefined) {
    path.push(at);
    at = at.by === null || stopsAt(at.key) ? undefined : reach.get(at.by.from);
  }
  return path.reverse();
}
