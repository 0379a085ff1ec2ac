/** Checks the ledger of a data folder from outside, also while Candour runs on it. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import { checkpointFrom, noteFrom, signatureBy, verifierFrom } from "../../domain/ledger/checkpoint.ts";
import type { TreeHead } from "../../domain/ledger/merkle.ts";
import { type LedgerProblem, ledgerProblemInWords } from "../../domain/ledger/problem.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { openRecord } from "../open-record.ts";
import { recordProblemInWords } from "../record-problem.ts";
import { forksSeen } from "../witness/forks.ts";
import { keptNote, ledgerFolder } from "./tree-files.ts";
import { type Remembered, type VerifySettings, verifyLedger, verifyWithin } from "./verify-ledger.ts";

/** unsound: an entry is wrong, and the sentence says which. closed: there was nothing to check. */
export type VerifyProblem = { readonly kind: "unsound" | "closed"; readonly sentence: string };

export async function verifyRecord(
  data: string,
  databaseUrl?: string,
): Promise<Outcome<TreeHead, VerifyProblem>> {
  if (!existsSync(join(data, "record")) && !databaseUrl)
    return failed({
      kind: "closed",
      sentence: `There is no record in ${data}. Name the data folder with --data.`,
    });
  // Before the record is opened: entries that are added meanwhile are then behind what was remembered.
  const folder = ledgerFolder(data);
  const note = await keptNote(folder);
  const opened = await openRecord({ data, databaseUrl, attach: "join" });
  if (!opened.ok) return failed({ kind: "closed", sentence: recordProblemInWords(opened.problem) });
  try {
    const checked = await verifyWithFiles(opened.value.sql, folder, note);
    return checked.ok
      ? done(checked.value)
      : failed({ kind: "unsound", sentence: ledgerProblemInWords(checked.problem) });
  } finally {
    await opened.value.close();
  }
}

/** Against what lies in the folder and what the record itself keeps. */
export async function verifyWithFiles(
  sql: Sql,
  folder: string,
  note?: string,
): Promise<Outcome<TreeHead, LedgerProblem>> {
  const kept = note ?? (await keptNote(folder));
  const settings = await settingsFor(sql, folder, kept);
  if (!settings.ok) return settings;
  const checked = await verifyLedger(sql, settings.value);
  if (!checked.ok) return checked;
  // Each of two ledgers may be whole in itself: that there are two is what somebody else has seen.
  const [own] = await sql<[SignedRow]>`select origin, checkpoint, verifier from ledger_tree`;
  const fork = (await forksSeen(sql)).find(({ origin }) => origin === own.origin);
  return fork === undefined ? checked : failed({ kind: "fork-seen", fork });
}

/** The same in a transaction that the caller has; without a folder against the record's own memory alone. */
export async function verifyRecordWithin(
  tx: TransactionSql,
  kept?: { readonly folder: string; readonly note: string | undefined },
): Promise<Outcome<TreeHead, LedgerProblem>> {
  const settings = await settingsFor(tx, kept?.folder ?? "", kept?.note);
  return settings.ok ? await verifyWithin(tx, settings.value) : settings;
}

async function settingsFor(
  sql: Sql | TransactionSql,
  folder: string,
  note: string | undefined,
): Promise<Outcome<VerifySettings, LedgerProblem>> {
  const signed = await signedHeads(sql, note);
  if (!signed.ok) return signed;
  const inFiles = signed.value.find(({ by }) => by === fileWords);
  const files =
    inFiles === undefined || note === undefined ? undefined : { folder, size: inFiles.size, note };
  // Files without their checkpoint, which comes with the first of them: somebody took it away.
  const bundles = note === undefined && folder !== "" ? await bundlesIn(folder) : 0;
  if (bundles > 1) return failed({ kind: "file", path: "checkpoint" });
  const cosigned = await cosignedHeads(sql);
  if (!cosigned.ok) return cosigned;
  return done({ remembered: [...signed.value, ...cosigned.value], files });
}

/** What witnesses have co-signed, by signatures that hold. */
async function cosignedHeads(
  sql: Sql | TransactionSql,
): Promise<Outcome<readonly Remembered[], LedgerProblem>> {
  const [own] = await sql<[SignedRow]>`select origin, checkpoint, verifier from ledger_tree`;
  const rows = await sql<{ note: string; verifier: string; name: string; size: number; root: string }[]>`
    select c.note, c.verifier, w.name, c.size::float8 as size, encode(c.root, 'hex') as root
    from cosigned_checkpoint c join witness w using (verifier) order by c.size`;
  const heads: Remembered[] = [];
  for (const { note, verifier, name, size, root } of rows) {
    const by = `the checkpoint that ${name} has co-signed`;
    const read = noteFrom(note);
    const checkpoint = read === null ? null : checkpointFrom(read.text);
    const both = [own.verifier ?? "", verifier].map(verifierFrom);
    const signed = read !== null && both.every((one) => one !== null && signatureBy(read, one) !== null);
    if (!signed || checkpoint?.size !== size || checkpoint.root !== root || checkpoint.origin !== own.origin)
      return failed({ kind: "badly-signed", by: capital(by) });
    heads.push({ size, root, by });
  }
  return done(heads);
}

async function bundlesIn(folder: string): Promise<number> {
  const found = await readdir(join(folder, "tile", "entries"), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return found.filter((one) => one.isFile()).length;
}

const fileWords = "the checkpoint that was kept beside the record";
const recordWords = "the signed checkpoint of the record";

/** Heads whose signature is the ledger's own. */
async function signedHeads(
  sql: Sql | TransactionSql,
  kept: string | undefined,
): Promise<Outcome<readonly Remembered[], LedgerProblem>> {
  const [row] = await sql<[SignedRow]>`select origin, checkpoint, verifier from ledger_tree`;
  const verifier = verifierFrom(row.verifier ?? "");
  const heads: Remembered[] = [];
  for (const [written, by] of [
    [kept, fileWords],
    [row.checkpoint, recordWords],
  ] as const) {
    if (written === undefined || written === null) continue;
    const note = noteFrom(written);
    const checkpoint = note === null ? null : checkpointFrom(note.text);
    const isOwn = checkpoint?.origin === row.origin && verifier?.name === row.origin;
    if (note === null || checkpoint === null || !isOwn || signatureBy(note, verifier) === null)
      return failed({ kind: "badly-signed", by: capital(by) });
    heads.push({ size: checkpoint.size, root: checkpoint.root, by });
  }
  return done(heads);
}

type SignedRow = {
  readonly origin: string;
  readonly checkpoint: string | null;
  readonly verifier: string | null;
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
