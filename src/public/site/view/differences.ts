/** What is different between two texts, word by word, in the paragraphs of the later one. */
import { diffWordsWithSpace } from "diff";

export type Piece = { readonly kind: "same" | "added" | "gone"; readonly text: string };
type Text = { readonly title: string; readonly paragraphs: readonly string[] };

/** A text that was written anew from end to end is not laid side by side for longer than this. */
const patienceMs = 500;

/** By paragraph, the title first. Every word of the later text is in "same" and "added", of the earlier in "same" and "gone". */
export function differencesBetween(earlier: Text, later: Text): readonly (readonly Piece[])[] {
  const changes = diffWordsWithSpace(whole(earlier), whole(later), { timeout: patienceMs }) ?? [
    { value: whole(earlier), added: false, removed: true },
    { value: whole(later), added: true, removed: false },
  ];
  const paragraphs: Piece[][] = [[]];
  for (const { value, added, removed } of changes) {
    const kind = added ? "added" : removed ? "gone" : "same";
    value.split(/\n{2,}/).forEach((text, index) => {
      if (index > 0) paragraphs.push([]);
      if (text !== "") paragraphs.at(-1)!.push({ kind, text });
    });
  }
  return paragraphs.filter((pieces) => pieces.some(({ text }) => text.trim() !== ""));
}

function whole({ title, paragraphs }: Text): string {
  return [title, ...paragraphs].join("\n\n");
}
