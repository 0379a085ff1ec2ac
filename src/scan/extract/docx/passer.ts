/** Passes a story's paragraphs and tables on: prose gathered into passages, lists as rows, forms as lines. */
import type { Prose } from "../../../domain/passage.ts";
import type { Place } from "../../../domain/place.ts";
import type { Sink } from "../extractor.ts";
import { columnLetters } from "../table/column.ts";
import { formLines } from "../table/form.ts";
import { proseWriter } from "../text/prose.ts";
import type { Paragraph, StoryItem, TableRow } from "./story.ts";

export type Passer = {
  give(item: StoryItem): Promise<void>;
  end(): Promise<void>;
  /** Whether any text was passed on. */
  anything(): boolean;
};

export function passer(label: string | null, role: Prose["role"], sink: Sink): Passer {
  const prose = proseWriter(sink, role);
  const former: Paragraph[] = [];
  let any = false;

  async function give(item: StoryItem): Promise<void> {
    if (item.kind === "pause") return prose.pause();
    if (item.kind === "table") return giveTable(item.table, item.rows, item.whole);
    const place = placeOf(item);
    if (item.former !== null) former.push(item);
    any ||= item.text.trim() !== "";
    // Line breaks within a paragraph keep its place.
    for (const line of item.text.split("\n")) await prose.add(line, place);
  }

  function placeOf(paragraph: Paragraph): Place {
    return label === null ? { paragraph: paragraph.number } : { part: label };
  }

  async function giveTable(table: string, rows: readonly TableRow[], whole: boolean): Promise<void> {
    any = true;
    const form = whole ? formLines(rows) : null;
    if (form !== null) {
      for (const lines of form) {
        await prose.pause();
        for (const line of lines) {
          const place = { table, row: line.row, column: columnLetters(line.column) };
          for (const part of line.text.split("\n")) await prose.add(part, place);
        }
      }
      return prose.pause();
    }
    await prose.flush();
    for (const { row, cells } of rows) {
      const lettered = cells.map((cell) => ({ column: columnLetters(cell.column), text: cell.text }));
      await sink.passage({ kind: "row", of: "table", table, row, cells: lettered, hidden: false });
    }
  }

  async function end(): Promise<void> {
    await prose.flush();
    for (const paragraph of former) {
      any = true;
      const marks = [{ start: 0, place: placeOf(paragraph) }];
      await sink.passage({ kind: "prose", role: "comment", text: paragraph.former!, marks });
    }
  }

  return { give, end, anything: () => any };
}
