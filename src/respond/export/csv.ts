/**
 * Tables for spreadsheets, in which nothing is a formula. Whoever opens an export in Excel, Numbers or Calc must see
 * what was found: a name such as `=HYPERLINK(…)` comes from whoever wrote the document, and would run as theirs.
 */
import { type Stringifier, stringify } from "csv-stringify";

export type CsvShape = {
  /** Excel takes a file without it for an old code page, and breaks every accent. Programs want none. */
  readonly mark: boolean;
  /** CRLF is RFC 4180, and what Excel writes. */
  readonly lineEnd: "\r\n" | "\n";
};
export const forSpreadsheets: CsvShape = { mark: true, lineEnd: "\r\n" };
export const forPrograms: CsvShape = { mark: false, lineEnd: "\n" };

export type CsvValue = string | number | boolean | null;
export type CsvRow = Readonly<Record<string, CsvValue>>;

/** The text in pieces, from rows that come one by one: an export may be larger than the memory. */
export async function* csv<Row extends CsvRow>(
  columns: readonly (keyof Row & string)[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  { mark, lineEnd }: CsvShape = forSpreadsheets,
): AsyncGenerator<string> {
  const writer = stringify({
    bom: mark,
    record_delimiter: lineEnd,
    escape_formulas: true,
    // Also where nothing asks for it: a spreadsheet set to semicolons must not split a value into cells.
    quoted: true,
    quoted_empty: false,
  });
  const filled = fill(writer, columns, rows);
  // What goes wrong in the rows is thrown below, to whoever reads; nobody else waits for it.
  filled.catch((error: Error) => writer.destroy(error));
  for await (const piece of writer) yield String(piece);
  await filled;
}

async function fill<Row extends CsvRow>(
  writer: Stringifier,
  columns: readonly (keyof Row & string)[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<void> {
  await write(writer, columns.map(asText));
  for await (const row of rows)
    await write(
      writer,
      columns.map((column) => asText(row[column] ?? null)),
    );
  writer.end();
}

function write(writer: Stringifier, record: readonly (string | number)[]): Promise<void> {
  if (writer.write(record)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    // None of the three is left behind: a table may have a million rows.
    const settle = (error?: Error): void => {
      writer.off("drain", settle).off("error", settle).off("close", settle);
      if (error === undefined) resolve();
      else reject(error);
    };
    writer.once("drain", settle).once("error", settle).once("close", settle);
  });
}

/** Numbers stay numbers, so that a minus is one and no formula. */
function asText(value: CsvValue): string | number {
  if (value === null) return "";
  if (typeof value !== "string") return typeof value === "number" ? value : String(value);
  // Of the control characters only tab, line feed and carriage return have a place in a table.
  const plain = value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, "");
  // A formula behind blanks or a line break is none today; some programs trim first. The writer escapes the rest.
  return /^[\s\u00a0\ufeff]+[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(plain) && !/^[\t\r]/u.test(plain)
    ? `'${plain}`
    : plain;
}
