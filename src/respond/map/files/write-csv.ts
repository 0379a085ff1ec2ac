/** The map as a table for spreadsheets, in which nothing is a formula. */
import { fieldNames } from "../../../domain/map/import/rows.ts";
import { csv, forPrograms, forSpreadsheets } from "../../export/csv.ts";
import type { FileRow } from "./rows-of.ts";

export async function writeCsv(
  rows: readonly FileRow[],
  shape: "spreadsheet" | "plain",
): Promise<Uint8Array> {
  const columns = ["what", ...fieldNames] as const;
  const lines = rows.map(({ kind, fields }) => ({ what: kind, ...fields }));
  const pieces: Buffer[] = [];
  const written = csv(
    columns,
    lines as readonly Record<(typeof columns)[number], string>[],
    shape === "plain" ? forPrograms : forSpreadsheets,
  );
  for await (const piece of written) pieces.push(Buffer.from(piece));
  return new Uint8Array(Buffer.concat(pieces));
}
