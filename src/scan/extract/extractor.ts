/** An extractor turns one format's bytes into passages and members. It runs in a child process, never in the app's own. */
import type { Readable } from "node:stream";
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import type { Passage } from "../../domain/documents/passage.ts";

export type Source = {
  /** The last part of the path; a hint only. */
  readonly name: string;
  readonly size: number;
  /** What `identify` found: "csv", "xlsx", ... */
  readonly type: string;
  bytes(): Promise<Buffer>;
  stream(): Readable;
};

/** Takes what the extractor finds, in the document's order. Both wait while the reader behind them is busy. */
export type Sink = {
  passage(passage: Passage): Promise<void> | void;
  /** A file inside this one. Returns false when a budget (bytes, members, depth) is spent: stop and say `bomb`. */
  member(name: string, content: Buffer): Promise<boolean>;
  /** A member that cannot be given as bytes (encrypted, over the limit, damaged): accounted for all the same. */
  unreadableMember(name: string, outcome: DocumentOutcome, reason: string): Promise<void>;
};

export type Ending = {
  readonly outcome: DocumentOutcome;
  /** Short of the whole: then `reason` says which part is missing. */
  readonly partial: boolean;
  readonly reason: string | null;
  readonly pages: number | null;
  /** Dates from the format's own metadata (ISO, day), used where the text has none. */
  readonly dates: readonly string[];
};

export type Extractor = {
  readonly types: readonly string[];
  /** Throws only for what it did not foresee: the child reports that as `corrupt` with the reason. */
  extract(source: Source, sink: Sink): Promise<Ending>;
};
