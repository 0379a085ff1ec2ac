/**
 * Bulk loading: thousands of rows to a statement, as one array for each column. COPY would be a little quicker, but the
 * client never tells of an error that the server finds at a COPY's end: a broken constraint would wait for ever.
 */
import type { TransactionSql } from "postgres";

export type CellValue =
  | string
  | number
  | boolean
  | Uint8Array
  | readonly string[]
  | readonly Uint8Array[]
  | null;

/** Columns with their types: `{ person_id: "uuid" }`, in the order of the rows. Names from our own code only. */
export type Columns = Readonly<Record<string, string>>;

const mostRows = 5_000;

export async function insertRows(
  tx: TransactionSql,
  table: string,
  columns: Columns,
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  /** What becomes of a row that is there already: from our own code only. */
  repeated: "" | `on conflict ${string}` = "",
): Promise<void> {
  const names = Object.keys(columns);
  const cast = names.map((name) => `u.${name}::${columns[name]}`);
  const arrays = names.map((_, index) => `$${index + 1}::text[]`);
  const statement = `insert into ${table} (${names.join(", ")}) select ${cast.join(", ")}
    from unnest(${arrays.join(", ")}) as u(${names.join(", ")}) ${repeated}`;
  let batch: (string | null)[][] = names.map(() => []);
  const flush = async () => {
    if (batch[0]?.length === 0) return;
    await tx.unsafe(statement, batch, { prepare: true });
    batch = names.map(() => []);
  };
  for await (const row of rows) {
    for (const [index, column] of batch.entries()) column.push(cell(row[index] ?? null));
    if (batch[0]?.length === mostRows) await flush();
  }
  await flush();
}

function cell(value: CellValue): string | null {
  if (value === null) return null;
  return Array.isArray(value) ? arrayOf(value) : plain(value as string | number | boolean | Uint8Array);
}

function plain(value: string | number | boolean | Uint8Array): string {
  if (value instanceof Uint8Array) return `\\x${hex(value)}`;
  // PostgreSQL keeps neither NUL nor half a character; documents hold both.
  return typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : String(value);
}

function arrayOf(values: readonly (string | Uint8Array)[]): string {
  return `{${values.map((value) => `"${plain(value).replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}
