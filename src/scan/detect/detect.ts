/** Detection of one document: passages in, the mentions in them out. */

import type { Passage } from "../../domain/documents/passage.ts";
import type { Mention, PlacedMention } from "../../domain/people/mention.ts";
import { atRiskPlaced, isUnplaced } from "./at-risk.ts";
import { childrenFlagged } from "./children.ts";
import { startDateRange } from "./date-range.ts";
import type { Detected, Detection } from "./detection.ts";
import { mentionsInProse } from "./prose/prose.ts";
import { type ReadRow, startTable, type Table, tableKey } from "./tables/table.ts";
import { undecidedInProse, undecidedInRow } from "./undecided.ts";

export function startDetection(_context: { readonly path: string }): Detection {
  const mentions: PlacedMention[] = [];
  const undecided: PlacedMention[] = [];
  const unplaced: number[] = [];
  const dates = startDateRange();
  let passages = 0;
  let table: { readonly key: string; readonly rows: Table } | null = null;

  function closeTable(): void {
    if (table) for (const row of table.rows.finish()) keepRow(row);
    table = null;
  }

  function keepRow({ row, passage, mentions: found, columns }: ReadRow): void {
    dates.takeRow(row, found, columns);
    keep(row, passage, found);
  }

  function keep(passage: Passage, position: number, found: readonly PlacedMention[]): void {
    for (const mention of found) mentions.push(mention);
    if (isUnplaced(passage, found)) unplaced.push(position);
    const open =
      passage.kind === "prose"
        ? undecidedInProse(passage, position, found)
        : undecidedInRow(passage, position, found);
    for (const mention of open) undecided.push(mention);
  }

  return {
    take(passage) {
      const position = passages++;
      if (passage.kind === "prose") {
        closeTable();
        const found = mentionsInProse(passage, position);
        dates.takeProse(passage.text, found);
        keep(passage, position, found);
        return;
      }
      const key = tableKey(passage);
      if (table?.key !== key) {
        closeTable();
        table = { key, rows: startTable(passage) };
      }
      for (const row of table.rows.take(passage, position)) keepRow(row);
    },
    finish(): Detected {
      closeTable();
      const { earliest, latest } = dates.range();
      const flagged = childrenFlagged(atRiskPlaced(mentions, unplaced), latest);
      return { mentions: flagged, undecided, earliest, latest };
    },
  };
}

/** Plain text by itself, as `candour detect` gives it. */
export function detectText(text: string): readonly Mention[] {
  const prose = { kind: "prose", role: "body", text, marks: [{ start: 0, place: { line: 1 } }] } as const;
  return mentionsInProse(prose, 0).map(({ type, start, end, value, written, confidence, check }) => ({
    type,
    start,
    end,
    value,
    written,
    confidence,
    check,
  }));
}
