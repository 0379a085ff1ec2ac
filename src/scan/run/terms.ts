/** The terms of a scan: what it is asked, what it says on the way, how it fails, what it gives. */
import type { KeyObject } from "node:crypto";
import type { DocumentFindings } from "../../domain/documents/document.ts";
import type { Disk } from "../journal/disk.ts";
import type { Pace } from "../pool/limits.ts";
import type { Counts } from "./findings.ts";

export type ScanSettings = {
  readonly paths: readonly string[];
  /** Folder for the journal and the spool: sealed, and left out of the scan itself. */
  readonly work: string;
  /** Key of purpose "stage". */
  readonly key: KeyObject;
  readonly workers: number;
  readonly ocr: "auto" | "off";
  readonly resume: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly signal?: AbortSignal;
};

export type ScanProgress = {
  readonly filesDone: number;
  readonly filesKnown: number;
  readonly bytesDone: number;
  readonly bytesKnown: number;
  readonly membersDone: number;
  readonly mentions: number;
  readonly unreadable: number;
  readonly current: "listing" | "reading" | "settling" | "done";
};

export type ScanProblem =
  | { readonly kind: "no-such-path" | "not-readable"; readonly path: string }
  | { readonly kind: "nothing-to-scan" }
  /** Another scan is at work in this folder. */
  | { readonly kind: "work-in-use"; readonly path: string }
  /** A former run is there, unfinished: resume it, or name another folder. */
  | { readonly kind: "work-exists"; readonly path: string }
  | { readonly kind: "work-not-writable"; readonly path: string }
  /** The journal there was sealed with another key. */
  | { readonly kind: "wrong-key"; readonly path: string }
  /** What is finished is kept: make room and resume. */
  | { readonly kind: "disk-full"; readonly path: string }
  | { readonly kind: "interrupted" };

export type ScanTotals = Counts & { readonly ms: number };

export type ScanRun = {
  readonly totals: ScanTotals;
  /** Every document, in path order; may be asked for again. */
  findings(): AsyncIterable<DocumentFindings>;
};

/** What a test may replace. */
export type Workshop = {
  /** Module that exports `readers`. */
  readonly readers?: URL;
  readonly pace?: Pace;
  readonly disk?: (disk: Disk) => Disk;
};
