/** A statement's paragraphs on paper: its lists are lists there as well. */
import { blocksOf } from "../../../public/site/view/statement-view.ts";
import type { PaperBlock } from "../../../respond/paper.ts";

export function paperBlocks(paragraphs: readonly string[]): readonly PaperBlock[] {
  return blocksOf(paragraphs).map(({ list, lines }) =>
    list ? { kind: "list", items: lines } : { kind: "paragraph", text: lines.join("\n") },
  );
}
