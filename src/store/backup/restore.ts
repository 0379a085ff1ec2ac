/**
 * Restores a backup into a folder that is not there yet: made under another name, checked, then renamed, so that a restore
 * that was cut short leaves nothing that looks like a record. With a database on a server, that is filled in one
 * transaction, and a second try knows by the backup's id that this part is done.
 */
import { type KeyObject, randomBytes } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, open, readdir, rename, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { markOf } from "../../seal/keys.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { bindLedger, openLedger } from "../ledger/ledger.ts";
import { ledgerFolder, openTreeFiles } from "../ledger/tree-files.ts";
import { openRecord } from "../open-record.ts";
import { type BackupProblem, problemOf, Stopped } from "./backup-problem.ts";
import { haltDelivery } from "./halt-delivery.ts";
import { type BackupHead, readHead } from "./head.ts";
import { ledgerSigner } from "./ledger-signer.ts";
import { type LoadSettings, loadBackup, loadFiles } from "./load-backup.ts";
import { clearAway, syncFolder } from "./passing-folder.ts";

export type RestoreSettings = {
  readonly file: string;
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly openKey: (
    head: BackupHead,
  ) => Promise<Outcome<KeyObject, { readonly kind: "key"; readonly why: string }>>;
  /** Puts what opens the record into the new folder, where that belongs there. */
  readonly placeKey: (data: string, root: KeyObject) => Promise<void>;
  readonly say: (line: string) => void;
  readonly onBytes: (read: number, of: number) => void;
};

export type Restored = { readonly head: BackupHead; readonly waiting: number; readonly whole: boolean };

export async function restoreBackup(settings: RestoreSettings): Promise<Outcome<Restored, BackupProblem>> {
  const [file, data] = [resolve(settings.file), resolve(settings.data)];
  try {
    const head = await readHead(file);
    if (!head.ok) return failed({ ...head.problem, file });
    const fit = fitFor(data);
    if (!fit.ok) return fit;
    const root = await settings.openKey(head.value);
    if (!root.ok) return root;
    if (markOf(root.value) !== head.value.mark) return failed({ kind: "wrong-key", file });
    if (!(await clearEarlierTries(data))) return failed({ kind: "restoring", data });
    return done(await restoreInto({ ...settings, file, data }, head.value, root.value));
  } catch (error) {
    return failed(problemOf(error, { file, place: dirname(data) }));
  }
}

function fitFor(data: string): Outcome<null, BackupProblem> {
  if (!existsSync(dirname(data))) return failed({ kind: "no-folder", file: data });
  if (!existsSync(data)) return done(null);
  if (!statSync(data).isDirectory() || readdirSync(data).length > 0)
    return failed({ kind: "not-empty", data });
  return statSync(data).dev === statSync(dirname(data)).dev ? done(null) : failed({ kind: "own-disk", data });
}

/** Each try has a name of its own: where root's database had to lie elsewhere, its place is named after the folder. */
function partialFolder(data: string): string {
  return `${data}.partial-${randomBytes(4).toString("hex")}`;
}

async function clearEarlierTries(data: string): Promise<boolean> {
  const start = `${basename(data)}.partial-`;
  const left = (await readdir(dirname(data))).filter(
    (name) => name.startsWith(start) && /^[0-9a-f]{8}$/.test(name.slice(start.length)),
  );
  for (const name of left) if (!(await clearAway(join(dirname(data), name)))) return false;
  return true;
}

async function restoreInto(settings: RestoreSettings, head: BackupHead, root: KeyObject): Promise<Restored> {
  const { data, databaseUrl, file, onBytes, placeKey, say } = settings;
  const partial = partialFolder(data);
  try {
    await mkdir(partial, { mode: 0o700 });
    const of = statSync(file).size;
    const load: LoadSettings = {
      file,
      root,
      onFile: (path, pieces) => writeFile(join(partial, path), pieces),
      onBytes: (read) => onBytes(read, of),
    };
    const opened = await openRecord({ data: partial, databaseUrl, migrates: false, say });
    if (!opened.ok) throw new Stopped({ kind: "record", problem: opened.problem });
    const { sql, close } = opened.value;
    let restored: Restored;
    try {
      const waiting = (await alreadyLoaded(sql, head)) ?? (await loadAll(sql, head, load));
      if (waiting.again) await loadFiles(load);
      restored = { head, waiting: waiting.messages, whole: head.ledger.root !== "" };
      await placeEntries(sql, partial, root);
      await placeKey(partial, root);
    } finally {
      await close();
    }
    if (existsSync(data)) await rmdir(data);
    await rename(partial, data);
    await syncFolder(dirname(data));
    return restored;
  } catch (error) {
    await clearAway(partial).catch(() => {});
    throw error;
  }
}

/** Entries that waited when the backup was made, and the one of this restore; the files beside the database anew. */
async function placeEntries(sql: Sql, data: string, root: KeyObject): Promise<void> {
  const { keep } = openTreeFiles(sql, ledgerFolder(data));
  const ledger = openLedger(sql, { signerOf: ledgerSigner(root), keep });
  bindLedger(sql, ledger);
  await ledger.integrate();
}

type Loaded = { readonly messages: number; readonly again: boolean };

async function loadAll(sql: Sql, head: BackupHead, load: LoadSettings): Promise<Loaded> {
  const messages = await loadBackup(sql, load, async (tx) => {
    const at = new Date();
    const waiting = await haltDelivery(tx, new Date(head.made), at);
    await addEntries(tx, [entryOf(head, waiting)], at);
    await tx`insert into restore (backup_id, backup_made_at, restored_at, entries)
      values (${head.id}, ${head.made}, ${at}, (select count(*) from ledger_entry))`;
    return waiting;
  });
  return { messages, again: false };
}

function entryOf(head: BackupHead, waiting: number) {
  return {
    verb: "backup.restored",
    actor: "system",
    subject: `backup:${head.id}`,
    detail: { made: head.made, entries: head.ledger.size, root: head.ledger.root, waiting: waiting },
  };
}

/** By a try that ended between the database and the folder; null where the database has yet to be filled. */
async function alreadyLoaded(sql: Sql, head: BackupHead): Promise<Loaded | null> {
  return await sql.begin("read only", async (tx) => {
    if (!(await hasRestores(tx))) return null;
    const [row] = await tx<{ readonly waiting: number }[]>`
      select (select coalesce(sum(waiting), 0)::int from delivery_halt) as waiting from restore
      where backup_id = ${head.id} and entries = (select count(*) from ledger_entry)`;
    return row === undefined ? null : { messages: row.waiting, again: true };
  });
}

async function hasRestores(tx: TransactionSql): Promise<boolean> {
  const [row] = await tx<[{ readonly there: boolean }]>`select to_regclass('restore') is not null as there`;
  return row.there;
}

async function writeFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
