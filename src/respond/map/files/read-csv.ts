/** Tables about the map, whatever spreadsheet wrote them. */
import {
  type FieldName,
  fieldNames,
  type MapRow,
  type RowFields,
  rowKinds,
} from "../../../domain/map/import/rows.ts";
import { readTable, type TableProblem } from "../../read-table.ts";
import { type FileError, mostRows, type ReadRows } from "./map-file.ts";
import { nearName } from "./near-name.ts";

const longestRow = 100_000;

export function readCsv(text: string): ReadRows {
  const read = readTable(text, { most: mostRows, longest: longestRow });
  if (!read.ok) return { rows: [], errors: [brokenTable(read.problem)] };
  const filled = read.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [first, ...others] = filled;
  if (first === undefined) return { rows: [], errors: [] };
  const head = first.cells.map((cell) => headOf(cell));
  const errors = headErrors(head, first.at);
  if (errors.length > 0) return { rows: [], errors };
  const rows: MapRow[] = [];
  for (const { at, cells } of others) {
    const row = rowOf(head, cells, `Row ${at}`);
    if ("sentence" in row) errors.push(row);
    else rows.push(row);
  }
  return { rows, errors };
}

function brokenTable({ kind, line }: TableProblem): FileError {
  const at = line === null ? "The file" : `Line ${line}`;
  const sentence =
    kind === "too-long"
      ? "This row is longer than any can be. Look for a quote that opens and never closes."
      : "The quotes are not in order here. A cell that holds a quote is quoted, and the quote in it is doubled.";
  return { at, sentence };
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
