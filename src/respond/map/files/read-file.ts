/** Files about the map, as bytes that somebody chose: text first, then rows, and everything that is wrong with them. */

import { decodeWhole } from "../../../scan/extract/text/decode.ts";
import { sniffEncoding } from "../../../scan/extract/text/encoding.ts";
import { type MapFile, mostBytes, mostRows, type ReadRows } from "./map-file.ts";
import { readCsv } from "./read-csv.ts";
import { readYaml } from "./read-yaml.ts";

/** Several files are read as one: each may hold one section, or all. */
export function readMapFiles(files: readonly MapFile[]): ReadRows {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > mostBytes)
    return refused(
      "The files",
      "The files are larger than 8 megabytes together. Import them one after the other.",
    );
  const read = files.map((file) => readOne(file, files.length > 1 ? `${file.name}, ` : ""));
  const rows = read.flatMap((one) => one.rows);
  const errors = read.flatMap((one) => one.errors);
  if (rows.length > mostRows)
    return refused("The files", "There are more than 60,000 rows. Import them in parts.");
  if (rows.length === 0 && errors.length === 0)
    return refused(files[0]?.name ?? "The file", "There is no row in it. Begin with the template.");
  return { rows, errors };
}

function refused(at: string, sentence: string): ReadRows {
  return { rows: [], errors: [{ at, sentence }] };
}

function readOne({ name, bytes }: MapFile, before: string): ReadRows {
  const buffer = bufferOf(bytes);
  const text = textOfFile(bytes);
  if (/\u0000/u.test(text) || isArchive(buffer))
    return refused(
      before.slice(0, -2) || name,
      "This is no text. From a spreadsheet, save the sheet as CSV (UTF-8) and choose that file.",
    );
  const read = looksLikeYaml(name, text) ? readYaml(text) : readCsv(text);
  return {
    rows: before === "" ? read.rows : read.rows.map((row) => ({ ...row, at: before + row.at })),
    errors: before === "" ? read.errors : read.errors.map((one) => ({ ...one, at: before + one.at })),
  };
}

/** In which encoding the bytes were taken to be, where that is a guess; null where it is sure. */
export function guessedEncoding({ bytes }: MapFile): string | null {
  const { name } = sniffEncoding(bufferOf(bytes));
  return ["ascii", "utf8"].includes(name) || name.startsWith("utf-") ? null : name;
}

/** Spreadsheets are archives, today's and yesterday's alike. */
function isArchive(bytes: Buffer): boolean {
  return /^(504b0304|d0cf11e0)/.test(bytes.subarray(0, 4).toString("hex"));
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whatever it was saved as. */
export function textOfFile(bytes: Uint8Array): string {
  return decodeWhole(bufferOf(bytes)).replace(/^\ufeff/u, "");
}

function looksLikeYaml(name: string, text: string): boolean {
  if (/\.ya?ml$/i.test(name)) return true;
  if (/\.(csv|tsv|txt)$/i.test(name)) return false;
  const first = text.split("\n").find((line) => line.trim() !== "" && !line.trim().startsWith("#")) ?? "";
  return /^(---|%YAML|[a-z-]+:\s*(#.*)?$|\{)/u.test(first.trim()) && !/[,;\t]/u.test(first);
}
