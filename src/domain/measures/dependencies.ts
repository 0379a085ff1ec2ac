/** Which measure comes after which: a circle is found before it is saved, and what waits for something is named. */
import { isInForce, type Measure } from "./measure.ts";

type Waiting<Id> = { readonly id: Id; readonly after: readonly Id[] };

/**
 * The way round, from a measure back to itself, if there is one: each comes after the next. Only the part that can be
 * reached from `start`, for what was there before has no circle.
 */
export function circleFrom<Id>(start: Id, measures: readonly Waiting<Id>[]): readonly Id[] | null {
  const after = new Map(measures.map((one) => [one.id, one.after]));
  const cameFrom = new Map<Id, Id>();
  const queue: Id[] = [start];
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at]!;
    for (const next of after.get(here) ?? []) {
      if (next === start) return [...wayTo(here, start, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, here);
      queue.push(next);
    }
  }
  return null;
}

function wayTo<Id>(end: Id, start: Id, cameFrom: ReadonlyMap<Id, Id>): Id[] {
  const way = [end];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!);
  return way;
}

/** What has to come first and is not done. What was lifted has been done; what was refused or cancelled never will be. */
export function waitsFor(measure: Measure, measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    (one) => measure.after.includes(one.id) && !isInForce(one) && one.state !== "lifted",
  );
}
