/** Workbooks: hidden sheets, rows and columns, comments and merged titles as offices leave them. */

import type { CellObject, WorkSheet } from "@e965/xlsx";
import { utils, write } from "@e965/xlsx";
import type { Book, Sheet } from "../papers/writing.ts";
import type { TrueMention } from "../truth.ts";
import { type Leaf, leaf, placed } from "./leaf.ts";

export function xlsx(name: string, book: Book, year: number): Leaf {
  return leaf(name, xlsxBytes(book, year), book.sheets.flatMap(mentionsIn), year);
}

export function xlsxBytes(book: Book, year: number): Buffer {
  const workbook = utils.book_new();
  for (const sheet of book.sheets) utils.book_append_sheet(workbook, worksheet(sheet), sheet.name);
  workbook.Workbook = {
    Sheets: book.sheets.map((sheet) => ({ name: sheet.name, Hidden: sheet.hidden ? 1 : 0 })),
  };
  const written = new Date(Date.UTC(year, 2, 4, 10, 20));
  workbook.Props = { Author: "Records", CreatedDate: written, ModifiedDate: written };
  return write(workbook, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

function worksheet(sheet: Sheet): WorkSheet {
  const made: WorkSheet = utils.aoa_to_sheet(sheet.rows.map((row) => row.map((cell) => stored(cell.text))));
  if (sheet.mergedTitle) made["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: sheet.mergedTitle - 1 } }];
  if (sheet.hiddenRows) {
    made["!rows"] = [];
    for (const row of sheet.hiddenRows) made["!rows"][row] = { hidden: true };
  }
  if (sheet.hiddenColumns) {
    made["!cols"] = [];
    for (const column of sheet.hiddenColumns) made["!cols"][column] = { hidden: true };
  }
  for (const { row, column, note } of sheet.comments ?? []) {
    const cell = made[utils.encode_cell({ r: row, c: column })] as CellObject | undefined;
    if (cell === undefined) throw new Error("a comment needs a cell that has text");
    cell.c = [{ a: "Records", t: note.text }];
  }
  return made;
}

/** As a spreadsheet takes what is typed: figures become numbers, dates become days since 1900, the rest is text. */
function stored(text: string): CellObject | null {
  if (text === "") return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return { t: "n", v: Number(text) };
  const date = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (date === null) return { t: "s", v: text };
  const days = Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])) / 86_400_000 + 25_569;
  return { t: "n", v: days, z: "dd/mm/yyyy" };
}

function mentionsIn(sheet: Sheet): TrueMention[] {
  const at = (row: number, column: number) => ({
    sheet: sheet.name,
    row: row + 1,
    column: utils.encode_col(column),
  });
  return [
    ...sheet.rows.flatMap((row, r) => row.flatMap((cell, c) => placed(cell, at(r, c)))),
    ...(sheet.comments ?? []).flatMap(({ row, column, note }) => placed(note, at(row, column))),
  ];
}
