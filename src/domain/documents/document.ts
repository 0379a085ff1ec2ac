/** A document: one file of a holding or one member inside it, and what became of reading it. */
import type { PlacedMention } from "../people/mention.ts";

export const documentOutcomes = [
  "readable",
  "encrypted",
  "corrupt",
  "empty",
  "junk",
  "bomb",
  "needs-ocr",
  "unsupported",
  "timed-out",
  "too-large",
] as const;
export type DocumentOutcome = (typeof documentOutcomes)[number];

/** One line of documents.jsonl, in the order of its keys. */
export type DocumentRecord = {
  /** Relative to what was scanned; members by `!/`: `a/outer.zip!/mail.eml!/list.xlsx`. */
  readonly path: string;
  /** Null where the bytes could not be read at all. */
  readonly sha256: string | null;
  /** What the bytes are (`xlsx`, `pdf`, ...), never taken from the extension alone; "unknown" otherwise. */
  readonly type: string;
  readonly bytes: number;
  readonly outcome: DocumentOutcome;
  /** True where only part could be read; `reason` then says which. */
  readonly partial: boolean;
  readonly ocr: boolean;
  /** In words, for everything but a whole readable document. */
  readonly reason: string | null;
  /** Path of the first document (in path order) with the same bytes. */
  readonly duplicateOf: string | null;
  readonly pages: number | null;
  /** ISO dates written in the document, or its own metadata where it has none. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly ms: number;
};

/** What the scan found in one document. A duplicate has no mentions of its own: they stand at `duplicateOf`. */
export type DocumentFindings = {
  readonly document: DocumentRecord;
  readonly mentions: readonly PlacedMention[];
};
