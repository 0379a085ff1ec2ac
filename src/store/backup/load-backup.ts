/**
 * Reads a backup into an empty database, in one transaction: all of it, checked, or nothing. What follows from it
 * (entries, holds) is done in the same transaction by the caller.
 */
import type { KeyObject } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { backupKeyOf } from "../../seal/backup-key.ts";
import { verifyRecordWithin } from "../ledger/verify-record.ts";
import { migrateWithin } from "../migrate.ts";
import { type Entry, openArchive } from "./archive.ts";
import { Stopped } from "./backup-problem.ts";
import { sealsOpen } from "./check-seals.ts";
import { type Contents, contentsName, endName, fileOfEntry, tableOfPart } from "./contents.ts";
import { isEmptyDatabase, type Loading, loadInto } from "./load-tables.ts";

export type LoadSettings = {
  readonly file: string;
  readonly root: KeyObject;
  /** A file of the data folder, by its path there. */
  readonly onFile: (path: string, pieces: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly onBytes?: ((read: number) => void) | undefined;
};

/** Throws `Stopped` where the backup is not what it says. `after` runs in the same transaction, once all has been checked. */
export async function loadBackup<T>(
  sql: Sql,
  settings: LoadSettings,
  after: (tx: TransactionSql, contents: Contents) => Promise<T>,
): Promise<T> {
  const { value } = await sql.begin(async (tx) => {
    if (!(await isEmptyDatabase(tx))) throw new Stopped({ kind: "database-not-empty" });
    const contents = await readEntries(settings, {
      begin: (found) => makeTables(tx, found, settings.file),
    });
    await check(tx, contents, settings.root);
    const upgraded = await migrateWithin(tx);
    if (!upgraded.ok) throw new Stopped({ kind: "record", problem: upgraded.problem });
    return { value: [await after(tx, contents)] as const };
  });
  return value[0];
}

/** The files alone, where the tables are in the database already. */
export async function loadFiles(settings: LoadSettings): Promise<Contents> {
  return await readEntries(settings, {});
}

async function readEntries(
  { file, root, onFile, onBytes }: LoadSettings,
  { begin }: { readonly begin?: (contents: Contents) => Promise<Loading> },
): Promise<Contents> {
  const { identity } = await backupKeyOf(root);
  let contents: Contents | undefined;
  let loading: Loading | undefined;
  let files = 0;
  let promised: number | undefined;
  try {
    for await (const entry of openArchive(file, identity, onBytes)) {
      if (entry.name === contentsName) {
        contents = (await jsonOf(entry)) as Contents;
        loading = await begin?.(contents);
      } else if (entry.name === endName) {
        promised = ((await jsonOf(entry)) as { readonly files: number }).files;
      } else files += await takeEntry(entry, loading, onFile);
    }
    if (contents === undefined || promised !== files) throw new Stopped({ kind: "damaged", file });
  } catch (error) {
    loading?.abandon();
    throw error;
  }
  const short = await loading?.finish();
  if (short !== undefined) throw new Stopped({ kind: "rows-missing", table: short });
  return contents;
}

/** Returns how many files it was. */
async function takeEntry(
  { name, pieces }: Entry,
  loading: Loading | undefined,
  onFile: LoadSettings["onFile"],
): Promise<0 | 1> {
  const [table, path] = [tableOfPart(name), fileOfEntry(name)];
  if (path !== undefined) {
    await onFile(path, pieces);
    return 1;
  }
  // What a later Candour may have put beside is passed over, read to its end like the rest.
  for await (const piece of pieces) if (table !== undefined) await loading?.write(table, piece);
  return 0;
}

async function makeTables(tx: TransactionSql, contents: Contents, file: string): Promise<Loading> {
  const made = await migrateWithin(tx, contents.migrations);
  if (made.ok) return await loadInto(tx, contents);
  const { problem } = made;
  if (problem.kind === "migration-unknown" || problem.kind === "migration-changed")
    throw new Stopped({ kind: "other-release", file, migration: problem.name });
  throw new Stopped({ kind: "record", problem });
}

async function check(tx: TransactionSql, { ledger }: Contents, root: KeyObject): Promise<void> {
  // A ledger that was not whole when it went in is restored as it was; the head said so.
  if (ledger.root !== null) {
    const verified = await verifyRecordWithin(tx);
    if (!verified.ok) throw new Stopped({ kind: "unsound", problem: verified.problem });
    if (verified.value.size !== ledger.size || verified.value.root !== ledger.root)
      throw new Stopped({ kind: "other-ledger" });
  }
  if (!(await sealsOpen(tx, root))) throw new Stopped({ kind: "seals-broken" });
}

async function jsonOf({ pieces }: Entry): Promise<unknown> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return JSON.parse(Buffer.concat(all).toString("utf8"));
}
