/** What a draft changes in a text, word by word. */
import { diffWordsWithSpace } from "diff";

export type Piece = { readonly kind: "same" | "added" | "gone"; readonly text: string };

/** A text that was written anew from end to end is not laid side by side for longer than this. */
const patienceMs = 200;

export function differenceOf(from: string, to: string): readonly Piece[] {
  const changes = diffWordsWithSpace(from, to, { timeout: patienceMs }) ?? [
    { value: from, added: false, removed: true },
    { value: to, added: true, removed: false },
  ];
  return changes
    .filter(({ value }) => value !== "")
    .map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "gone" : "same", text: value }));
}
