/** Words of what the public is told that we know, believe and do not know yet. */
import { type Point, type PointKind, rootOfPoint, wordingsOf } from "../../../domain/publication/point.ts";
import { categoryWords, gravestFirst } from "../../words/categories.ts";
import type { Tag } from "../../words/states.ts";

export const kindWords: Readonly<Record<PointKind, string>> = {
  known: "We know",
  believed: "We believe",
  "not-known-yet": "We do not know yet",
  wrong: "We were wrong",
};

export const surenessWords = {
  possible: "Possible",
  likely: "Likely",
  "very-likely": "Very likely",
} as const;

export function kindTag({ kind, sure }: Pick<Point, "kind" | "sure">): Tag {
  const colours = { known: "green", believed: "purple", "not-known-yet": "grey", wrong: "red" } as const;
  const text = sure === "" ? kindWords[kind] : `${kindWords[kind]}: ${surenessWords[sure].toLowerCase()}`;
  return { text, colour: colours[kind] };
}

/** "Bank account, Home address"; "" where it names no kinds of data. */
export function takenWords({ taken }: Pick<Point, "taken">): string {
  return gravestFirst(taken).map(categoryWords).join(", ");
}

/** A point as the public reads it, and the wordings that wait for a second person. */
export function pointsOf(all: readonly Point[]) {
  const roots = [...new Set(all.map(rootOfPoint))].toSorted((a, b) => a - b);
  return {
    standing: roots.flatMap((root) => {
      const wordings = wordingsOf(all, root);
      const last = wordings.at(-1);
      return last === undefined ? [] : [{ point: last, earlier: wordings.slice(0, -1).toReversed() }];
    }),
    waiting: all.filter(({ state }) => state === "draft"),
  };
}
