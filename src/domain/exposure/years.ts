/** Years that data is of. What nobody knows stays unknown: it is never taken for "none". */
import type { Years } from "../map/map.ts";

const unknown: Years = { from: null, to: null };

/** The years of the data set that lie at one place. Where the two contradict each other, nobody knows. */
export function cutYears(all: Years, here: Years): Years {
  const from = later(all.from, here.from);
  const to = earlier(all.to, here.to);
  return from !== null && to !== null && from > to ? unknown : { from, to };
}

function later(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other);
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other);
}

/** Spans that touch or overlap become one, the earliest first. An open end reaches as far as any. */
export function mergeYears(spans: readonly Years[]): readonly Years[] {
  const sorted = spans.toSorted((one, other) => start(one) - start(other) || end(one) - end(other));
  const merged: Years[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last === undefined || start(span) > end(last) + 1) merged.push(span);
    else if (end(span) > end(last)) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

function start({ from }: Years): number {
  return from ?? Number.NEGATIVE_INFINITY;
}

function end({ to }: Years): number {
  return to ?? Number.POSITIVE_INFINITY;
}
