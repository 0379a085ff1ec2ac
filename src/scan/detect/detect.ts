/** Detection of one document: passages in, the mentions in them out. */
import type { Mention, PlacedMention } from "../../domain/mention.ts";
import type { Detected, Detection } from "./detection.ts";
import { hitsInText, mentionsInProse } from "./prose/prose.ts";
import { startTable, type Table, tableKey } from "./tables/table.ts";

export function startDetection(_context: { readonly path: string }): Detection {
  const mentions: PlacedMention[] = [];
  let passages = 0;
  let table: { readonly key: string; readonly rows: Table } | null = null;

  function closeTable(): void {
    if (table) for (const mention of table.rows.finish()) mentions.push(mention);
    table = null;
  }

  return {
    take(passage) {
      const position = passages++;
      if (passage.kind === "prose") {
        closeTable();
        for (const mention of mentionsInProse(passage, position)) mentions.push(mention);
        return;
      }
      const key = tableKey(passage);
      if (table?.key !== key) {
        closeTable();
        table = { key, rows: startTable(passage) };
      }
      for (const mention of table.rows.take(passage, position)) mentions.push(mention);
    },
    finish(): Detected {
      closeTable();
      return { mentions, undecided: [], earliest: null, latest: null };
    },
  };
}

/** Plain text by itself, as `candour detect` gives it. */
export function detectText(text: string): readonly Mention[] {
  return hitsInText(text).map(({ label: _, ...mention }) => mention);
}
