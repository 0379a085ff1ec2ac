/**
 * Makes a backup of a data folder, also while Candour runs on it: sealed, proved by restoring it into a scratch folder,
 * and only then under its name.
 */
import { type KeyObject, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Sql } from "postgres";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { backupKeyOf } from "../../seal/backup-key.ts";
import { markOf } from "../../seal/keys.ts";
import { change } from "../change.ts";
import { takeLock } from "../embedded/lock.ts";
import { ownFolder } from "../embedded/place.ts";
import { keySlots } from "../keys/slots.ts";
import { bindLedger, openLedger } from "../ledger/ledger.ts";
import { keptNote, ledgerFolder } from "../ledger/tree-files.ts";
import { openRecord } from "../open-record.ts";
import { sealArchive } from "./archive.ts";
import { type BackupProblem, problemOf, Stopped } from "./backup-problem.ts";
import { checkBackup } from "./check-backup.ts";
import { type Contents, endName } from "./contents.ts";
import { type BackupHead, headLength, writeHead, writtenSlot } from "./head.ts";
import { ledgerSigner } from "./ledger-signer.ts";
import { syncFolder } from "./passing-folder.ts";
import { type TakenFiles, takeFiles } from "./take-files.ts";
import { takeTables } from "./take-tables.ts";

export type BackupStep = {
  readonly doing: "rows" | "files" | "check";
  readonly done: number;
  readonly of: number;
};

export type BackupSettings = {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly file: string;
  readonly openKey: (sql: Sql) => Promise<Outcome<KeyObject, { readonly kind: "key"; readonly why: string }>>;
  readonly verify: boolean;
  readonly work: boolean;
  /** Words of the operator, for the ledger: where the file is taken. */
  readonly note: string;
  readonly onStep: (step: BackupStep) => void;
};

export type MadeBackup = TakenFiles & {
  readonly head: BackupHead;
  readonly rows: number;
  readonly size: number;
  readonly whole: boolean;
};

export function partialOf(file: string): string {
  return `${file}.partial`;
}

export async function backUp(settings: BackupSettings): Promise<Outcome<MadeBackup, BackupProblem>> {
  const { data, databaseUrl } = settings;
  const file = resolve(settings.file);
  if (!existsSync(join(data, "record")) && !databaseUrl) return failed({ kind: "no-record", data });
  if (existsSync(file)) return failed({ kind: "file-there", file });
  if (!existsSync(dirname(file))) return failed({ kind: "no-folder", file });
  try {
    const lock = takeLock(join(ownFolder(data), "backup.lock"));
    if (!lock.ok) return failed({ kind: "under-way", pid: lock.problem.pid });
    try {
      return done(await makeLocked({ ...settings, file }));
    } finally {
      lock.value.release();
    }
  } catch (error) {
    return failed(problemOf(error, { file, place: dirname(file) }));
  }
}

async function makeLocked(settings: BackupSettings): Promise<MadeBackup> {
  const { data, databaseUrl, file, openKey } = settings;
  const opened = await openRecord({ data, databaseUrl, attach: "join" });
  if (!opened.ok) throw new Stopped({ kind: "record", problem: opened.problem });
  const { sql, close } = opened.value;
  try {
    const root = await openKey(sql);
    if (!root.ok) throw new Stopped(root.problem);
    // Signed like every other entry; the files beside are the running Candour's, or made at its next start.
    bindLedger(sql, openLedger(sql, { signerOf: ledgerSigner(root.value) }));
    const made = await write(sql, settings, root.value);
    if (settings.verify) {
      const onBytes = (read: number) => settings.onStep({ doing: "check", done: read, of: made.size });
      await checkBackup({ data, file: partialOf(file), root: root.value, onBytes });
    }
    await rename(partialOf(file), file);
    await syncFolder(dirname(file));
    await enter(sql, settings, made);
    return made;
  } finally {
    await rm(partialOf(file), { force: true });
    await close();
  }
}

async function write(sql: Sql, settings: BackupSettings, root: KeyObject): Promise<MadeBackup> {
  const { data, file, onStep, verify, work } = settings;
  const folder = ledgerFolder(data);
  const kept = { folder, note: await keptNote(folder) };
  const { recipient } = await backupKeyOf(root);
  const handle = await open(partialOf(file), "w", 0o600);
  try {
    let contents: Contents | undefined;
    let taken: TakenFiles = { files: 0, bytes: 0 };
    const length = await sealArchive(handle, recipient, async (packing) => {
      const tables = await takeTables(sql, packing, {
        kept,
        despite: !verify,
        onRows: (rows, of) => onStep({ doing: "rows", done: rows, of }),
      });
      if (!tables.ok) throw new Stopped({ kind: "unsound", problem: tables.problem });
      contents = tables.value;
      const onFile = ({ files }: TakenFiles) => onStep({ doing: "files", done: files, of: 0 });
      taken = await takeFiles(data, packing, { work, onFile });
      await packing.add(endName, JSON.stringify({ files: taken.files }));
    });
    const { tables, ledger } = contents!;
    const head = {
      slots: (await keySlots(sql)).map(writtenSlot),
      id: randomUUID(),
      made: new Date().toISOString(),
      mark: markOf(root),
      record: ledger.origin,
      ledger: { size: ledger.size, root: ledger.root ?? "" },
    };
    // Forced to disk before the head, which says that the rest is there.
    await handle.sync();
    await writeHead(handle, head);
    await handle.sync();
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { ...taken, head, rows, size: headLength + length, whole: ledger.root !== null };
  } finally {
    await handle.close();
  }
}

async function enter(sql: Sql, { note, verify }: BackupSettings, made: MadeBackup): Promise<void> {
  const { head, rows, files, size } = made;
  const where = note.trim() === "" ? {} : { where: note.trim() };
  const entry = {
    verb: "backup.made",
    actor: "system",
    subject: `backup:${head.id}`,
    detail: {
      bytes: size,
      rows,
      files,
      entries: head.ledger.size,
      root: head.ledger.root,
      verified: verify,
      ...where,
    },
  };
  await change(sql, { actor: "system", now: new Date() }, async () => ({
    value: undefined,
    entries: [entry],
  }));
}
