/** Tables about the map, whatever spreadsheet wrote them: commas, semicolons or tabs, any line ends, quotes as they come. */
import { CsvError, parse } from "csv-parse/sync";
import {
  type FieldName,
  fieldNames,
  type MapRow,
  type RowFields,
  rowKinds,
} from "../../../domain/map/import/rows.ts";
import { type FileError, mostRows, type ReadRows } from "./map-file.ts";
import { nearName } from "./near-name.ts";

const longestRow = 100_000;

export function readCsv(text: string): ReadRows {
  const records = recordsIn(text);
  if (!Array.isArray(records)) return { rows: [], errors: [records] };
  const headAt = records.findIndex((record) => record.some((cell) => cell.trim() !== ""));
  if (headAt === -1) return { rows: [], errors: [] };
  const head = records[headAt]!.map((cell) => headOf(cell));
  const errors = headErrors(head, headAt + 1);
  if (errors.length > 0) return { rows: [], errors };
  const rows: MapRow[] = [];
  for (const [index, record] of records.entries()) {
    if (index <= headAt || record.every((cell) => cell.trim() === "")) continue;
    const row = rowOf(head, record, `Row ${index + 1}`);
    if ("sentence" in row) errors.push(row);
    else rows.push(row);
  }
  return { rows, errors };
}

function recordsIn(text: string): string[][] | FileError {
  const delimiter = delimiterOf(text);
  try {
    return parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, skip_empty_lines: false },
      ...{ max_record_size: longestRow, to: mostRows + 2 },
    }) as unknown as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { readonly lines?: number };
    const at = lines === undefined ? "The file" : `Line ${lines}`;
    const long = error.code === "CSV_MAX_RECORD_SIZE";
    const sentence = long
      ? "This row is longer than any can be. Look for a quote that opens and never closes."
      : "The quotes are not in order here. A cell that holds a quote is quoted, and the quote in it is doubled.";
    return { at, sentence };
  }
}

/** Spreadsheets in other languages, and copied cells, do without commas. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n|\r/u).find((line) => line.trim() !== "") ?? "";
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]!.sign;
}

function headOf(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, "-");
}

function headErrors(head: readonly string[], row: number): FileError[] {
  const at = `Row ${row}`;
  const known: readonly string[] = ["what", ...fieldNames];
  const errors = head
    .filter((name, index) => name !== "" && (!known.includes(name) || head.indexOf(name) !== index))
    .map((name) => {
      if (known.includes(name))
        return { at, sentence: `There are two columns called “${name}”. Leave one out.` };
      const near = nearName(name, known);
      return {
        at,
        sentence: `There is no column called “${name.slice(0, 60)}”${near === null ? "" : `. Did you mean “${near}”?`}${near === null ? "; the template has them all." : ""}`,
      };
    });
  if (!head.includes("what"))
    errors.unshift({
      at,
      sentence:
        "The first row must name the columns, with “what” among them: it says what each row is about. Begin with the template.",
    });
  return errors;
}

function rowOf(head: readonly string[], record: readonly string[], at: string): MapRow | FileError {
  const fields: Partial<Record<FieldName, string>> = {};
  let what = "";
  for (const [index, cell] of record.entries()) {
    const name = head[index] ?? "";
    if (name === "what")
      what = cell
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/gu, "-");
    else if (name !== "") fields[name as FieldName] = harmless(cell);
    else if (cell.trim() !== "")
      return { at, sentence: "There are more cells than columns. Look for a comma that is not in quotes." };
  }
  const kind = rowKinds.find((one) => one === what);
  if (kind !== undefined) return { at, kind, fields: fields as RowFields };
  const near = nearName(what, rowKinds);
  return {
    at,
    sentence:
      what === ""
        ? "The column “what” is empty. It says what the row is about."
        : `“${what.slice(0, 60)}” is nothing that a row can be about${near === null ? "" : `. Did you mean “${near}”?`}${near === null ? "." : ""}`,
  };
}

/** The quote by which an export made a formula harmless is none of the text. */
function harmless(cell: string): string {
  return cell.replace(/^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u, "");
}
