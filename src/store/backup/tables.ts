/** What a backup takes from the database: every table but those named here, their sequences, and the migrations that made them. */
import type { TransactionSql } from "postgres";
import type { Applied } from "../migrate.ts";
import type { Table } from "./copy.ts";
import { quoted } from "./copy.ts";

/** Who is signed in, or is about to be, is not restored: everybody signs in anew. The schema comes from the migrations. */
export const leftOut: readonly string[] = ["migration", "session", "half_session", "sign_in_throttle"];

export type Sequence = { readonly name: string; readonly last: string; readonly called: boolean };
export type CountedTable = Table & { readonly rows: number };

export async function tablesOf(tx: TransactionSql): Promise<readonly CountedTable[]> {
  const rows = await tx<{ readonly name: string; readonly columns: readonly string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and c.relname <> all(${[...leftOut]})
    group by c.relname order by c.relname`;
  const tables: CountedTable[] = [];
  for (const { name, columns } of rows) tables.push({ name, columns, rows: await countRows(tx, name) });
  return tables;
}

export async function countRows(tx: TransactionSql, table: string): Promise<number> {
  const [row] = await tx.unsafe<[{ readonly rows: string }]>(`select count(*) as rows from ${quoted(table)}`);
  return Number(row.rows);
}

export async function migrationsOf(tx: TransactionSql): Promise<readonly Applied[]> {
  return await tx<Applied[]>`select name, checksum from migration order by name`;
}

export async function sequencesOf(tx: TransactionSql): Promise<readonly Sequence[]> {
  const names = await tx<{ readonly name: string }[]>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname`;
  const sequences: Sequence[] = [];
  for (const { name } of names) {
    const [row] = await tx.unsafe<[Omit<Sequence, "name">]>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    sequences.push({ name, ...row });
  }
  return sequences;
}
