/**
 * Brings the database up to date. Migrations are numbered SQL files, each applied once in a transaction of its own;
 * their checksums are kept, and one that changed after it was applied is refused. Two at once wait for each other.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { addEntries } from "./ledger/add-entries.ts";
import type { RecordProblem } from "./record-problem.ts";

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };
export type Applied = { readonly name: string; readonly checksum: string };

/** Any number will do as long as nothing else in the database takes it. */
const advisoryLock = 7_236_142_505;
const ownFolder = join(import.meta.dirname, "migrations");

export async function migrate(
  sql: Sql,
  folder: string = ownFolder,
): Promise<Outcome<readonly string[], RecordProblem>> {
  const migrations = await readMigrations(folder);
  const names: string[] = [];
  for (const migration of migrations) {
    const outcome = await apply(sql, migration, migrations);
    if (!outcome.ok) return outcome;
    if (outcome.value) names.push(migration.name);
  }
  return done(names);
}

/** In a transaction that the caller has: those named in `only`, or all that are lacking. */
export async function migrateWithin(
  tx: TransactionSql,
  only?: readonly Applied[],
): Promise<Outcome<null, RecordProblem>> {
  const all = await readMigrations(ownFolder);
  const unknown = only?.find(({ name }) => !all.some((known) => known.name === name));
  if (unknown !== undefined) return failed({ kind: "migration-unknown", name: unknown.name });
  for (const migration of all) {
    const named = only?.find(({ name }) => name === migration.name);
    if (only !== undefined && named === undefined) continue;
    if (named !== undefined && named.checksum !== migration.checksum)
      return failed({ kind: "migration-changed", name: migration.name });
    const applied = await applyWithin(tx, migration, all);
    if (!applied.ok) return applied;
  }
  return done(null);
}

/** Every migration of this Candour was applied, as it stands here, and none that it does not know. */
export async function isUpToDate(sql: Sql): Promise<boolean> {
  const applied = await sql<Applied[]>`select name, checksum from migration order by name`;
  const ours = await readMigrations(ownFolder);
  const known = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  return (
    applied.length === ours.length && applied.every(({ name, checksum }) => known.get(name) === checksum)
  );
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends: they are not part of the checksum.
      const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

async function apply(
  sql: Sql,
  migration: Migration,
  all: readonly Migration[],
): Promise<Outcome<boolean, RecordProblem>> {
  try {
    return await sql.begin((tx) => applyWithin(tx, migration, all));
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    if (code === "53100") return failed({ kind: "disk-full", path: "the database" });
    if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) throw error;
    return failed({ kind: "migration-failed", name: migration.name, reason: message });
  }
}

async function applyWithin(
  tx: TransactionSql,
  migration: Migration,
  all: readonly Migration[],
): Promise<Outcome<boolean, RecordProblem>> {
  const applied = await appliedSoFar(tx);
  const unknown = applied.find(({ name }) => !all.some((known) => known.name === name));
  if (unknown !== undefined) return failed({ kind: "migration-unknown", name: unknown.name });
  const before = applied.find(({ name }) => name === migration.name);
  if (before !== undefined)
    return before.checksum === migration.checksum
      ? done(false)
      : failed({ kind: "migration-changed", name: migration.name });
  await tx.unsafe(migration.text).simple();
  await enterMigration(tx, migration);
  await tx`insert into migration (name, checksum) values (${migration.name}, ${migration.checksum})`;
  return done(true);
}

/** A migration that changed what the ledger watches is a change like any other. */
async function enterMigration(tx: TransactionSql, { name, checksum }: Migration): Promise<void> {
  const [is] = await tx<[{ readonly watched: boolean }]>`
    select to_regclass('change_under_way') is not null as watched`;
  if (!is.watched) return;
  const marked = await tx`select from change_under_way where transaction = pg_current_xact_id()`;
  if (marked.length === 0) return;
  const entry = { verb: "record.migrated", subject: "record", actor: "system", detail: { name, checksum } };
  await addEntries(tx, [entry], new Date());
}

async function appliedSoFar(tx: TransactionSql): Promise<readonly Applied[]> {
  await tx`select pg_advisory_xact_lock(${advisoryLock})`;
  await tx`
    create table if not exists migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`;
  return tx<Applied[]>`select name, checksum from migration order by name`;
}
