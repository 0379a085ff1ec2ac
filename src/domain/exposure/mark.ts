/**
 * The mark of an exposure: 32 hexadecimal digits that are others as soon as its first day, its years and places, or its path
 * are. A judgement keeps the mark of what was judged.
 */
import { createHash } from "node:crypto";
import { type RefKey, refKey } from "../map/ref.ts";
import type { ExposureFacts, KeptEdge } from "./facts.ts";
import { pathTo, type Reach, type Reached } from "./reach.ts";

export type MarkedPart = "since" | "years" | "path";

/** The day as eight digits, then twelve of a hash over years and places, then twelve over the path. */
const parts: readonly { readonly part: MarkedPart; readonly from: number; readonly to: number }[] = [
  { part: "since", from: 0, to: 8 },
  { part: "years", from: 8, to: 20 },
  { part: "path", from: 20, to: 32 },
];

export function marking(reach: Reach): (facts: ExposureFacts) => string {
  const pathMark = pathMarks(reach);
  return ({ thing, since, years, copies, relation, tie }) => {
    const spans = years.map(({ from, to }) => [from, to]);
    const places = copies.map((copy) => [copy.system, copy.years.from, copy.years.to]);
    return [
      since.replaceAll("-", ""),
      digest(JSON.stringify([spans, places])),
      digest(JSON.stringify([relation, datesOf(tie), pathMark(refKey(thing))])),
    ].join("");
  };
}

/** The mark of a path is that of the path before its last step, and the step: each thing is looked at once. */
function pathMarks(reach: Reach): (key: RefKey) => string {
  const known = new Map<RefKey, string>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    let mark = "";
    for (const step of pathTo(reach, key, (one) => known.has(one))) {
      mark = known.get(step.key) ?? digest(mark + stepText(step));
      known.set(step.key, mark);
    }
    return mark;
  };
}

function stepText({ key, by }: Reached): string {
  return JSON.stringify([key, by === null ? null : datesOf(by.edge)]);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function datesOf(edge: Pick<KeptEdge, "kind" | "from" | "to"> | null): unknown {
  return edge === null ? null : [edge.kind, edge.from, edge.to];
}

export function partsThatDiffer(one: string, other: string): readonly MarkedPart[] {
  return parts
    .filter(({ from, to }) => one.slice(from, to) !== other.slice(from, to))
    .map(({ part }) => part);
}
