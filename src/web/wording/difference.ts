/** What a draft changes in a text, word by word; a text that is written anew is shown whole, before and after. */
import { diffWordsWithSpace } from "diff";

export type Piece = { readonly kind: "same" | "added" | "gone"; readonly text: string };

/** A text that was written anew from end to end is not laid side by side for longer than this. */
const patienceMs = 200;
/** Where less than this share of it stays, words that are left over here and there only confuse. */
const kept = 0.4;

export function differenceOf(from: string, to: string): readonly Piece[] {
  const pieces = (diffWordsWithSpace(from, to, { timeout: patienceMs }) ?? [])
    .filter(({ value }) => value !== "")
    .map(({ value, added, removed }): Piece => {
      return { kind: added ? "added" : removed ? "gone" : "same", text: value };
    });
  const same = pieces.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  if (same >= kept * Math.max(from.length, to.length)) return pieces;
  const whole: readonly Piece[] = [
    { kind: "gone", text: from },
    { kind: "same", text: "\n" },
    { kind: "added", text: to },
  ];
  return whole.filter(({ text }) => text.trim() !== "" || (from !== "" && to !== ""));
}
