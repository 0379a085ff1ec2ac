/**
 * Fills an empty database from a backup, in a transaction that the caller has: tables as they were, by the migrations of
 * then; rows by COPY, with triggers and references out of the way; then everything is put back and checked by PostgreSQL.
 */
import type { TransactionSql } from "postgres";
import type { Contents } from "./contents.ts";
import { type CopyIn, copyIn, quoted } from "./copy.ts";
import { countRows } from "./tables.ts";

export type Loading = {
  write(table: string, piece: Uint8Array): Promise<void>;
  /** The table whose rows are not those that were counted, if there is one. */
  finish(): Promise<string | undefined>;
  /** Before the transaction is undone. */
  abandon(): void;
};

/** The tables have been made; what migrations put into them makes room. */
export async function loadInto(tx: TransactionSql, contents: Contents): Promise<Loading> {
  const back = await clearTheWay(tx);
  const columns = new Map(contents.tables.map(({ name, columns }) => [name, columns]));
  let open: { readonly table: string; readonly rows: CopyIn } | undefined;
  return {
    async write(table, piece) {
      if (open?.table !== table) {
        await open?.rows.end();
        const of = columns.get(table);
        if (of === undefined) throw new Error("the backup has rows of a table that it does not name");
        open = { table, rows: await copyIn(tx, { name: table, columns: of }) };
      }
      await open.rows.write(piece);
    },

    abandon() {
      open?.rows.abandon();
      open = undefined;
    },

    async finish() {
      await open?.rows.end();
      open = undefined;
      for (const { name, last, called } of contents.sequences)
        await tx`select setval(${quoted(name)}::regclass, ${last}::bigint, ${called})`;
      await back();
      for (const { name, rows } of contents.tables) if ((await countRows(tx, name)) !== rows) return name;
      return undefined;
    },
  };
}

/** Returns what puts it all back. */
async function clearTheWay(tx: TransactionSql): Promise<() => Promise<void>> {
  const schema = tx`current_schema()::regnamespace`;
  const references = await tx<{ readonly table: string; readonly name: string; readonly rule: string }[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as rule
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = ${schema} and k.conparentid = 0`;
  const triggers = await tx<{ readonly table: string; readonly name: string; readonly enabled: string }[]>`
    select c.relname as table, t.tgname as name, t.tgenabled::text as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgenabled <> 'D' and c.relnamespace = ${schema}`;
  const tables = await tx<{ readonly name: string; readonly forced: boolean }[]>`
    select relname as name, relforcerowsecurity as forced from pg_class
    where relkind = 'r' and relnamespace = ${schema} and relname <> 'migration'`;
  // What a migration entered must be settled before its triggers can be laid aside.
  await tx.unsafe("set constraints all immediate; set constraints all deferred");
  for (const { table, name } of references)
    await tx.unsafe(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  for (const { table, name } of triggers)
    await tx.unsafe(`alter table ${quoted(table)} disable trigger ${quoted(name)}`);
  for (const { name, forced } of tables) {
    if (forced) await tx.unsafe(`alter table ${quoted(name)} no force row level security`);
    await tx.unsafe(`delete from ${quoted(name)}`);
  }
  return async () => {
    for (const { table, name, rule } of references)
      await tx.unsafe(`alter table ${quoted(table)} add constraint ${quoted(name)} ${rule}`);
    for (const { table, name, enabled } of triggers)
      await tx.unsafe(
        `alter table ${quoted(table)} ${enabling[enabled] ?? "enable"} trigger ${quoted(name)}`,
      );
    for (const { name, forced } of tables)
      if (forced) await tx.unsafe(`alter table ${quoted(name)} force row level security`);
  };
}

const enabling: Readonly<Record<string, string>> = { O: "enable", A: "enable always", R: "enable replica" };

/** Whether nothing is in the database at all: only then is it filled. */
export async function isEmptyDatabase(tx: TransactionSql): Promise<boolean> {
  const [row] = await tx<[{ readonly tables: number }]>`
    select count(*)::int as tables from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')`;
  return row.tables === 0;
}
