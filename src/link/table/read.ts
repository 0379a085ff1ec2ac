/** Reads the mapped columns of a CSV or Parquet file with DuckDB, everything as text. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { fold } from "../normalise/fold.ts";
import { parseName } from "../normalise/name.ts";
import { isoDate, type TableMap, type TableRecord, textFields } from "./map.ts";

export type ReadProblem =
  | { readonly kind: "no-such-column"; readonly column: string; readonly columns: readonly string[] }
  | { readonly kind: "table-unreadable"; readonly file: string };

export type Table = {
  readonly ids: readonly string[];
  readonly records: readonly TableRecord[];
  readonly fields: readonly string[];
};

export async function readTable(
  connection: DuckDBConnection,
  file: string,
  map: TableMap,
): Promise<Outcome<Table, ReadProblem>> {
  const quoted = `'${file.replaceAll("'", "''")}'`;
  const from = /\.parquet$/i.test(file)
    ? `read_parquet(${quoted})`
    : `read_csv(${quoted}, all_varchar = true, header = true, null_padding = true)`;
  let columns: readonly string[];
  try {
    columns = (await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT 0`)).columnNames();
  } catch {
    return failed({ kind: "table-unreadable", file });
  }
  const wanted = columnsOf(map);
  const chosen: string[] = [];
  for (const { column } of wanted) {
    const actual = columns.find((name) => name.trim() === column.trim());
    if (actual === undefined)
      return failed({ kind: "no-such-column", column, columns: columns.map((name) => name.trim()) });
    chosen.push(`coalesce("${actual.replaceAll('"', '""')}"::VARCHAR, '')`);
  }
  const rows = (await connection.runAndReadAll(`SELECT ${chosen.join(", ")} FROM ${from}`)).getRows();
  const ids = rows.map((row) => String(row[0]).trim());
  const records = rows.map((row) => recordOf(wanted.slice(1), row.slice(1).map(String), map));
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return done({ ids, records, fields });
}

type Wanted = { readonly field: string; readonly column: string };

function columnsOf(map: TableMap): readonly Wanted[] {
  const wanted: Wanted[] = [{ field: "id", column: map.id }];
  if (map.fullName !== undefined) wanted.push({ field: "fullName", column: map.fullName });
  for (const field of textFields) {
    const column = map[field];
    if (column !== undefined) wanted.push({ field, column });
  }
  const date = map.dateOfBirth;
  if (date !== undefined)
    wanted.push({ field: "dateOfBirth", column: typeof date === "string" ? date : date.column });
  for (const [at, column] of (map.other ?? []).entries()) wanted.push({ field: `other:${at}`, column });
  return wanted;
}

function recordOf(wanted: readonly Wanted[], values: readonly string[], map: TableMap): TableRecord {
  const record: Record<string, string> = {};
  const format = typeof map.dateOfBirth === "object" ? map.dateOfBirth.format : "YYYY-MM-DD";
  wanted.forEach(({ field }, at) => {
    const value = values[at]!.trim();
    if (field === "fullName") {
      const name = parseName(value);
      record["givenName"] = name.givens[0] ?? "";
      record["middleName"] = name.givens.slice(1).join(" ");
      record["surname"] = name.surname;
    } else if (field === "dateOfBirth") record[field] = value === "" ? "" : isoDate(value, format);
    else if (field === "email") record[field] = value.toLowerCase();
    else if (/^(postcode|nino|nhsNumber|phone|bankAccount|houseNumber)$/.test(field))
      record[field] = fold(value).replace(/ /g, "");
    else record[field] = fold(value);
  });
  return record;
}
