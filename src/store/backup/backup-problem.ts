/** Why a backup was not made or not restored, and the one place that says it in words. */
import { type LedgerProblem, ledgerProblemInWords } from "../../domain/ledger/problem.ts";
import { type RecordProblem, recordProblemInWords } from "../record-problem.ts";
import { Damaged } from "./archive.ts";
import { CopyFailed } from "./copy.ts";

export type BackupProblem =
  | { readonly kind: "record"; readonly problem: RecordProblem }
  | { readonly kind: "key"; readonly why: string }
  | { readonly kind: "no-record"; readonly data: string }
  | { readonly kind: "under-way"; readonly pid: number }
  | {
      readonly kind: "file-there" | "no-folder" | "not-there" | "no-backup" | "unfinished";
      readonly file: string;
    }
  | { readonly kind: "newer-format"; readonly file: string; readonly found: number }
  | { readonly kind: "other-release"; readonly file: string; readonly migration: string }
  | { readonly kind: "damaged" | "wrong-key"; readonly file: string }
  | { readonly kind: "not-writable" | "full"; readonly path: string }
  | { readonly kind: "not-empty" | "own-disk" | "restoring"; readonly data: string }
  | { readonly kind: "database-not-empty" }
  | { readonly kind: "unsound"; readonly problem: LedgerProblem }
  | { readonly kind: "rows-refused" | "rows-missing"; readonly table: string }
  | { readonly kind: "other-ledger" | "seals-broken" };

/** 2 where another command is wanted, 1 where the same one can work later. */
export function exitOf({ kind }: BackupProblem): 1 | 2 {
  return (
    ["no-record", "file-there", "no-folder", "not-there", "no-backup", "not-empty", "own-disk"] as string[]
  ).includes(kind)
    ? 2
    : 1;
}

export function backupProblemInWords(problem: BackupProblem): string {
  switch (problem.kind) {
    case "record":
      return recordProblemInWords(problem.problem);
    case "key":
      return problem.why;
    case "no-record":
      return `There is no record in ${problem.data}. Name the data folder with --data.`;
    case "under-way":
      return `A backup of this folder is being made already (process ${problem.pid}). Wait until it is done.`;
    case "file-there":
      return `${problem.file} is there already, and a backup is never written over. Name another file.`;
    case "no-folder":
      return `There is no folder for ${problem.file}. Make it first, or name another file.`;
    case "not-there":
      return `There is no file ${problem.file}.`;
    case "no-backup":
      return `${problem.file} is not a backup that Candour made, or its beginning is damaged. Try another copy.`;
    case "unfinished":
      return `${problem.file} was never finished: the backup was stopped while it was being made. Use an earlier one.`;
    case "newer-format":
      return `${problem.file} was made by a newer Candour (format ${problem.found}). Use that release or a newer one.`;
    case "other-release":
      return `${problem.file} was made by another release of Candour, which this one does not follow (${problem.migration}). Use that release or a newer one.`;
    case "damaged":
      return `${problem.file} is damaged or cut short. Nothing was restored. Try another copy, or an earlier backup.`;
    case "wrong-key":
      return `That opens another record, not ${problem.file}. Use what opened the record when the backup was made.`;
    case "not-writable":
      return `${problem.path} cannot be written to. Check its owner and permissions, or name another place.`;
    case "full":
      return `The disk of ${problem.path} is full. Make room and try again: nothing half done was left there.`;
    case "not-empty":
      return `${problem.data} holds something already, and a restore never writes over anything. Name a folder that is not there yet.`;
    case "own-disk":
      return `${problem.data} is a disk of its own, which cannot appear all at once. Name a folder inside it that is not there yet.`;
    case "restoring":
      return `Another restore into ${problem.data} is under way. Wait until it is done.`;
    case "database-not-empty":
      return "The database that DATABASE_URL names holds something already, and a restore never writes over anything. Make an empty one with createdb.";
    case "unsound":
      return `The ledger is not whole: ${ledgerProblemInWords(problem.problem)} See docs/runbook/ledger.md. With --no-verify a backup is made all the same.`;
    case "rows-refused":
      return `The rows of ${problem.table} could not be copied: the database or the backup is damaged there.`;
    case "rows-missing":
      return `The backup holds other rows of ${problem.table} than it counted. It is not used.`;
    case "other-ledger":
      return "The ledger that came out is not the one that went in. The backup is not used.";
    case "seals-broken":
      return "What is sealed in the backup does not open with the key of its record. The backup is not used.";
  }
}

/** A problem on its way out of a transaction, which it undoes. */
export class Stopped extends Error {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What was thrown, as a problem; thrown again where nobody expected it. */
export function problemOf(
  error: unknown,
  { file, place }: { readonly file: string; readonly place: string },
): BackupProblem {
  if (error instanceof Stopped) return error.problem;
  if (error instanceof CopyFailed) return { kind: "rows-refused", table: error.table };
  if (error instanceof Damaged) return { kind: "damaged", file };
  const { code, path } = error as NodeJS.ErrnoException;
  if (["ENOSPC", "EDQUOT", "EFBIG", "53100"].includes(String(code)))
    return { kind: "full", path: path ?? place };
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EISDIR"].includes(String(code)))
    return { kind: "not-writable", path: path ?? place };
  throw error;
}
