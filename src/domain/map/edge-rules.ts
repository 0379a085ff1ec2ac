/** What an edge must be to stand on the map, and warnings of what may be true and is seldom meant. */

import type { DatesProblem, YearsProblem } from "./dates.ts";
import { meet, problemOfDates, problemOfYears } from "./dates.ts";
import type { Lookup } from "./lookup.ts";
import { sameRef } from "./lookup.ts";
import { edgeEnds, type MapEdge, type SharedMap } from "./map.ts";
import { longestNote } from "./node-rules.ts";
import { refKey } from "./ref.ts";

export type EdgeForm = Omit<MapEdge, "id">;

export type EdgeProblem =
  | { readonly kind: "map-end-unknown" | "map-ends-unfit" | "map-edge-to-itself" | "map-edge-doubled" }
  | { readonly kind: "map-years-of-no-data" | "map-text-too-long" }
  | DatesProblem
  | YearsProblem;

/** `self`: what is changed, which is no double of itself. */
export function problemOfEdge(form: EdgeForm, known: Lookup, self: MapEdge["id"] | null): EdgeProblem | null {
  const { kind, source, target, years } = form;
  const ends = edgeEnds[kind];
  if (!ends.source.includes(source.kind) || !ends.target.includes(target.kind))
    return { kind: "map-ends-unfit" };
  if (known.node(source) === undefined || known.node(target) === undefined)
    return { kind: "map-end-unknown" };
  if (sameRef(source, target)) return { kind: "map-edge-to-itself" };
  if (form.note.length > longestNote) return { kind: "map-text-too-long" };
  const wrong = problemOfDates(form) ?? problemOfYears(years);
  if (wrong !== null) return wrong;
  if (kind !== "holds" && (years.from !== null || years.to !== null)) return { kind: "map-years-of-no-data" };
  const doubled = known.edgesOf(target).some((edge) => edge.id !== self && isDouble(edge, form));
  return doubled ? { kind: "map-edge-doubled" } : null;
}

/** The same said twice of the same days, and of the same years of the data. */
export function isDouble(one: EdgeForm, other: EdgeForm): boolean {
  return (
    one.kind === other.kind &&
    sameRef(one.source, other.source) &&
    sameRef(one.target, other.target) &&
    meet(one, other) &&
    meet(one.years, other.years)
  );
}

/** Systems that run on each other in a ring, each ring once, by the keys of their refs. It may be so; mostly it is a slip. */
export function ringsOf({ edges }: Pick<SharedMap, "edges">): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { kind, source, target } of edges) {
    if (kind !== "runs-on") continue;
    const from = refKey(source);
    next.set(from, [...(next.get(from) ?? []), refKey(target)]);
  }
  return components(next).filter((ring) => ring.length > 1);
}

/** Strongly connected components (Tarjan 1972), without recursion: a long chain of systems is no reason to fail. */
function components(next: ReadonlyMap<string, readonly string[]>): readonly string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of next.keys()) {
    if (order.has(root)) continue;
    const work: { readonly at: string; child: number }[] = [{ at: root, child: 0 }];
    while (work.length > 0) {
      const step = work.at(-1)!;
      const { at } = step;
      if (!order.has(at)) {
        order.set(at, order.size);
        low.set(at, order.get(at)!);
        open.push(at);
        isOpen.add(at);
      }
      const child = next.get(at)?.[step.child++];
      if (child !== undefined) {
        if (!order.has(child)) work.push({ at: child, child: 0 });
        else if (isOpen.has(child)) low.set(at, Math.min(low.get(at)!, order.get(child)!));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.at;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(at)!));
      if (low.get(at) !== order.get(at)) continue;
      const component = open.splice(open.indexOf(at));
      for (const one of component) isOpen.delete(one);
      found.push(component);
    }
  }
  return found;
}
