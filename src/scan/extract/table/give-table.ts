/** Gives a table of a document: a list as rows, a form as lines, and what is only laid out in cells as prose. */
import type { Place } from "../../../domain/documents/place.ts";
import type { Sink } from "../extractor.ts";
import type { ProseWriter } from "../text/prose.ts";
import { columnLetters } from "./column.ts";
import { formLines, type GridRow } from "./form.ts";

export type Grid = {
  readonly table: string;
  readonly rows: readonly GridRow[];
  /** False for a stretch of a table too long to be held: then it is a list. */
  readonly whole: boolean;
};

export async function giveTable(grid: Grid, prose: ProseWriter, sink: Sink): Promise<void> {
  const lines = grid.whole ? (layout(grid.rows) ?? formLines(grid.rows)) : null;
  if (lines === null) {
    await prose.flush();
    for (const { row, cells } of grid.rows) {
      const lettered = cells.map((cell) => ({ column: columnLetters(cell.column), text: cell.text }));
      await sink.passage({
        kind: "row",
        of: "table",
        table: grid.table,
        row,
        cells: lettered,
        hidden: false,
      });
    }
    return;
  }
  for (const block of lines) {
    await prose.pause();
    for (const line of block) {
      const place: Place = { table: grid.table, row: line.row, column: columnLetters(line.column) };
      for (const part of line.text.split("\n")) await prose.add(part, place);
    }
  }
  await prose.pause();
}

/** Whole letters stand in the cells of tables that only arrange a page: each such cell is a text of its own. */
function layout(rows: readonly GridRow[]): { row: number; column: number; text: string }[][] | null {
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ row: row.row, ...cell })));
  const long = cells.filter((cell) => cell.text.length > 600 || cell.text.split("\n").length > 8);
  return long.length > 0 && rows.length <= 20 ? cells.map((cell) => [cell]) : null;
}
