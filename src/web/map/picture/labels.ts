/** Where the dates of lines stand: on the line, and over no box and no other label. One that finds no place is left to the table. */
import type { Graph } from "./graph.ts";
import type { Laid, Point } from "./layout.ts";
import { textWidth } from "./text.ts";

type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export const labelSize = 11;
const height = 15;
const cell = 48;
/** Towards the end of a line first: many begin together at an authority, and fewer end together. */
const places = [0.74, 0.64, 0.82, 0.56, 0.48, 0.88, 0.4, 0.32, 0.24, 0.16, 0.1];

/** By the number of the line; null where it has no label, or no place for it. */
export function placeLabels({ boxes, lines }: Graph, laid: Laid): readonly (Point | null)[] {
  const taken = new Map<string, Area[]>();
  for (const [index, { width, height: high }] of boxes.entries()) {
    const at = laid.boxes[index];
    if (at !== undefined) take(taken, around(at, width + 8, high + 4));
  }
  return lines.map(({ label }, index) => {
    const path = laid.lines[index]?.path ?? [];
    if (label === "" || path.length < 4) return null;
    const points = walked(path);
    for (const share of places) {
      const at = points[Math.round(share * (points.length - 1))]!;
      const area = around(at, labelWidth(label), height);
      if (isFree(taken, area)) {
        take(taken, area);
        return at;
      }
    }
    return null;
  });
}

export function labelWidth(label: string): number {
  return textWidth(label, labelSize) + 8;
}

/** Points along the curves, a dozen to each. */
function walked(path: readonly Point[]): readonly Point[] {
  const points: Point[] = [path[0]!];
  for (let start = 0; start + 3 < path.length; start += 3) {
    const [a, b, c, d] = path.slice(start, start + 4) as [Point, Point, Point, Point];
    for (let step = 1; step <= 12; step++) {
      const [t, u] = [step / 12, 1 - step / 12];
      const mix = (axis: "x" | "y") =>
        u ** 3 * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t ** 3 * d[axis];
      points.push({ x: mix("x"), y: mix("y") });
    }
  }
  return points;
}

function around({ x, y }: Point, width: number, high: number): Area {
  return { left: x - width / 2, right: x + width / 2, top: y - high / 2, bottom: y + high / 2 };
}

function* cellsOf({ left, right, top, bottom }: Area): Generator<string> {
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++)
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) yield `${x} ${y}`;
}

function take(taken: Map<string, Area[]>, area: Area): void {
  for (const key of cellsOf(area)) {
    const there = taken.get(key);
    if (there === undefined) taken.set(key, [area]);
    else there.push(area);
  }
}

function isFree(taken: ReadonlyMap<string, readonly Area[]>, area: Area): boolean {
  for (const key of cellsOf(area))
    for (const other of taken.get(key) ?? [])
      if (
        area.left < other.right &&
        other.left < area.right &&
        area.top < other.bottom &&
        other.top < area.bottom
      )
        return false;
  return true;
}
