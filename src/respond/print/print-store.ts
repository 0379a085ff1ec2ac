/** What letters for a printer need of the record: for the carrier that makes batches, and for staff who hand them on. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { PrintBatch, PrintBatchId } from "../../domain/print/batch.ts";
import type { Printer, PrinterForm } from "../../domain/print/printer.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { Change, Verdict } from "../ports.ts";

/** Whose a message is. */
export type Whose = { readonly incident: IncidentId; readonly authority: AuthorityId };

export type SpooledLetter = { readonly reference: string; readonly attempt: string };
export type BegunBatch = Whose & {
  readonly id: PrintBatchId;
  readonly number: number;
  /** For its files, and no others. */
  readonly key: Uint8Array;
  readonly printer: Printer;
};
export type WrittenBatch = {
  readonly pages: number;
  readonly sha256: string;
  readonly encrypted: boolean;
  readonly letters: readonly { readonly first: number; readonly pages: number }[];
};
export type LetterPlace = { readonly batch: number; readonly position: number };

/** For the carrier. */
export type PrintSpool = {
  /** One at a time, over all processes: a batch that is not finished belongs to whoever died over it. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  whose(references: readonly string[]): Promise<ReadonlyMap<string, Whose>>;
  /** Letters in batches whose files are there, by message. */
  placesOf(references: readonly string[]): Promise<ReadonlyMap<string, LetterPlace>>;
  placesOfAttempts(attempts: readonly string[]): Promise<ReadonlyMap<string, LetterPlace>>;
  unfinished(): Promise<readonly { readonly id: PrintBatchId; readonly key: Uint8Array | null }[]>;
  begin(
    change: Change,
    whose: Whose,
    letters: readonly SpooledLetter[],
    entries: (begun: BegunBatch) => readonly NewEntry[],
  ): Promise<BegunBatch>;
  /** False where somebody took it for left behind meanwhile: its letters are free again. */
  finish(
    change: Change,
    id: PrintBatchId,
    written: WrittenBatch,
    entries: (batch: PrintBatch) => readonly NewEntry[],
  ): Promise<boolean>;
  /** Its letters are free again. */
  abandon(
    change: Change,
    id: PrintBatchId,
    entries: (batch: PrintBatch) => readonly NewEntry[],
  ): Promise<void>;
};

export type PrintStore = {
  page(of: Whose, page: number): Promise<{ readonly rows: readonly PrintBatch[]; readonly pages: number }>;
  byId(id: string): Promise<PrintBatch | null>;
  /** Null where it is gone. */
  keyOf(id: string): Promise<Uint8Array | null>;
  /** Every attempt of its letters, in order. */
  attemptsOf(id: string): Promise<readonly string[]>;
  /** The name of whoever handed it on; "" before. */
  handerOf(id: string): Promise<string>;
  /** How many of its letters came back. */
  returnedOf(id: string): Promise<number>;
  alter<P extends Problem>(
    change: Change,
    id: string,
    decide: (current: PrintBatch) => Verdict<PrintBatch, P>,
  ): Promise<Outcome<PrintBatch, P | { readonly kind: "not-there" }>>;
  add(change: Change, entries: readonly NewEntry[]): Promise<void>;
  /** By a person's or a message's reference: letters that a printer has. */
  handedLetters(
    of: Whose,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly attempt: string; readonly returnedAt: Date | null }>>;
  markReturned(change: Change, attempts: readonly string[], entries: readonly NewEntry[]): Promise<void>;
  /** Of batches whose files have had their time, or that hold somebody whose data was deleted. */
  spent(now: Date): Promise<readonly PrintBatch[]>;
  printer(authority: AuthorityId): Promise<Printer>;
  setPrinter(
    change: Change,
    authority: AuthorityId,
    form: PrinterForm,
    from: number,
    entries: readonly NewEntry[],
  ): Promise<Outcome<null, ChangedMeanwhile>>;
};

/** Where batches' files lie. */
export type PrintShelf = {
  /** Null where there are none. */
  take(batch: PrintBatch, key: Uint8Array): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
};

export type TellReceipts = (
  receipts: readonly Receipt[],
) => Promise<{ readonly recorded: number; readonly unknown: number }>;
