/** Workbooks in older or other formats (xls, xlsb, ods), which are held whole while they are read. */
import { type CellObject, read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import type { Cell } from "../../../domain/documents/passage.ts";
import { readable, unread } from "../ending.ts";
import type { Ending, Extractor, Sink, Source } from "../extractor.ts";
import { columnLetters } from "../table/column.ts";
import { listEntries } from "../zip/archive.ts";
import { budgetFor, unpack } from "../zip/unpack.ts";
import { formatOf, general, showNumber } from "./show-number.ts";

export const otherSheets: Extractor = { types: ["xls", "xlsb", "ods"], extract };

async function extract(source: Source, sink: Sink): Promise<Ending> {
  const bytes = await source.bytes();
  const refused = source.type === "xls" ? null : await unfit(bytes);
  if (refused !== null) return refused;
  let book: WorkBook;
  try {
    book = quietly(() =>
      read(bytes, { type: "buffer", dense: true, cellNF: true, cellStyles: true, bookVBA: false }),
    );
  } catch (error) {
    // The message names the fault, and may quote the file: only what it is about is kept.
    return error instanceof Error && /password|encrypt/i.test(error.message)
      ? unread("encrypted", "the workbook is encrypted")
      : unread("corrupt", "the workbook's structure is damaged");
  }
  let missing = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) missing++;
    else await giveSheet(book, sheet, name, index, sink);
  }
  const dates = await giveProperties(book, sink);
  const short = missing > 0 ? `${missing} of ${book.SheetNames.length} sheets could not be read` : null;
  return readable([short], { dates });
}

/** The library prints what puzzles it, which is the document's own text. */
function quietly<T>(work: () => T): T {
  const { error, warn, log } = console;
  const silent = (): void => {};
  Object.assign(console, { error: silent, warn: silent, log: silent });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

/** The library follows a damaged directory for ever and unpacks without limits: both are looked at before. */
async function unfit(bytes: Buffer): Promise<Ending | null> {
  if (bytes.readUInt32LE(0) === 0xe011cfd0) return unread("encrypted", "the workbook is encrypted");
  const { entries, damage } = await listEntries(bytes);
  if (damage !== null) return unread("corrupt", damage);
  if (entries.some((entry) => entry.encrypted))
    return unread("encrypted", "the workbook's parts are encrypted");
  const budget = budgetFor(bytes, 256 << 20);
  for (const entry of entries) {
    let manifest = "";
    const problem = await unpack(bytes, entry, budget, (chunk) => {
      if (entry.name === "META-INF/manifest.xml") manifest += chunk.toString("latin1");
    });
    if (manifest.includes("encryption-data"))
      return unread("encrypted", "the workbook's parts are encrypted");
    if (problem?.kind === "bomb") return unread("bomb", problem.reason);
    if (problem?.kind === "too-large") return unread("too-large", problem.reason);
    if (problem !== null) return unread("corrupt", `a part is unreadable: ${problem.reason}`);
  }
  return null;
}

async function giveSheet(
  book: WorkBook,
  sheet: WorkSheet,
  name: string,
  index: number,
  sink: Sink,
): Promise<void> {
  const sheetHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
  const shift = book.Workbook?.WBProps?.date1904 ? 1462 : 0;
  const rows = (sheet["!data"] ?? []) as (CellObject | undefined)[][];
  for (const [at, row] of rows.entries()) {
    if (row === undefined) continue;
    const cells: Cell[] = [];
    let hidden = sheetHidden || sheet["!rows"]?.[at]?.hidden === true;
    for (const [column, cell] of row.entries()) {
      if (cell === undefined) continue;
      const letters = columnLetters(column);
      const shown = shownCell(cell, shift);
      if (shown.text.trim() !== "") {
        cells.push({ column: letters, ...shown });
        hidden ||= sheet["!cols"]?.[column]?.hidden === true;
      }
      for (const comment of cell.c ?? []) {
        const marks = [{ start: 0, place: { sheet: name, row: at + 1, column: letters } }];
        await sink.passage({ kind: "prose", role: "comment", text: comment.t, marks });
      }
    }
    if (cells.length > 0) {
      await sink.passage({ kind: "row", of: "sheet", table: name, row: at + 1, cells, hidden });
    }
  }
}

function shownCell(cell: CellObject, shift: number): { text: string; raw?: string } {
  if (cell.t === "n" && typeof cell.v === "number") {
    return showNumber(cell.v, cell.z === undefined ? general : formatOf(String(cell.z)), shift);
  }
  if (cell.v instanceof Date)
    return { text: cell.w ?? cell.v.toISOString().slice(0, 10), raw: cell.v.toISOString().slice(0, 10) };
  return {
    text:
      cell.t === "b"
        ? String(cell.v).toUpperCase()
        : String(cell.t === "s" ? (cell.v ?? "") : (cell.w ?? "")),
  };
}

async function giveProperties(book: WorkBook, sink: Sink): Promise<readonly string[]> {
  const props = book.Props ?? {};
  const lines = (
    ["Title", "Subject", "Author", "LastAuthor", "Manager", "Company", "Keywords", "Comments"] as const
  )
    .filter(
      (key) =>
        typeof props[key as keyof typeof props] === "string" && props[key as keyof typeof props] !== "",
    )
    .map(
      (key) =>
        `${key === "LastAuthor" ? "Last modified by" : key}: ${String(props[key as keyof typeof props])}`,
    );
  const marks = [{ start: 0, place: { part: "properties" } }];
  if (lines.length > 0)
    await sink.passage({ kind: "prose", role: "property", text: lines.join("\n"), marks });
  const dates = [props.CreatedDate, props.ModifiedDate].flatMap((date) =>
    date instanceof Date && date.getUTCFullYear() > 1981 ? [date.toISOString().slice(0, 10)] : [],
  );
  return [...new Set(dates)].sort();
}
