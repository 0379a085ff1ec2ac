/** What a scan and its reading children say to each other. Findings travel as frame bodies that nobody on the way parses. */
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";

/** Where the bytes of a document lie: a file of the archive, or a member that a child has sealed into the spool. */
export type Origin =
  | {
      readonly kind: "file" /** base64, for names that are no text */;
      readonly path: string;
      readonly stamp: string;
    }
  | { readonly kind: "spool"; readonly name: string };

export type Job = {
  /** The name that format readers may take a hint from. */
  readonly name: string;
  readonly bytes: number;
  readonly origin: Origin;
};

/** A file inside a document: sealed in the spool, or accounted for without bytes. */
export type Member =
  | { readonly name: string; readonly sha256: string; readonly bytes: number; readonly spool: string }
  | { readonly name: string; readonly outcome: DocumentOutcome; readonly reason: string };

/** A stretch of a document's findings. */
export type FindingsPart = {
  readonly mentions: readonly PlacedMention[];
  readonly undecided: readonly PlacedMention[];
};

export type Reading = {
  readonly type: string;
  readonly outcome: DocumentOutcome;
  readonly partial: boolean;
  readonly reason: string | null;
  readonly ocr: boolean;
  readonly pages: number | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly ms: number;
  readonly mentions: number;
};

export type ToChild =
  | { readonly say: "begin"; readonly spool: string /** base64 */; readonly key: string }
  | { readonly say: "read"; readonly job: Job }
  /** The last part is kept: send the next. */
  | { readonly say: "go-on" };

export type FromChild =
  /** Its readers are loaded; said once, before any document. */
  | { readonly say: "ready" }
  /** Signs of progress: they give OCR its time per page. */
  | { readonly say: "identified"; readonly type: string }
  | { readonly say: "page" }
  /** Body: Member[]; waits for go-on. */
  | { readonly say: "members" }
  /** Body: FindingsPart; waits for go-on. */
  | { readonly say: "part" }
  /** Body: the last FindingsPart. */
  | { readonly say: "done"; readonly reading: Reading }
  | { readonly say: "failed"; readonly cause: "memory" | "changed" | "gone" | "disk-full" };

/** A child's end of the line. */
export type Line = {
  tell(head: FromChild, body?: Buffer): void;
  /** Resolves when the scan has kept it. */
  handOver(head: FromChild, body: Buffer): Promise<void>;
};
