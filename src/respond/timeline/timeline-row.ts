/** Rows of the timeline: entries of the ledger and lines by hand; which of them are asked for, and as what file. */
import type { AuthorityId, LineId, StaffId } from "../../domain/ids.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import type { TimelineKind } from "../../domain/timeline/kinds.ts";
import type { TimelineLine } from "../../domain/timeline/line.ts";

export const timelineFormats = ["csv", "json", "pdf"] as const;
export type TimelineFormat = (typeof timelineFormats)[number];
/** In pieces, for there may be more than the memory holds. */
export type TimelineFile = {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
};

export type TimelineQuery = {
  readonly authority?: AuthorityId;
  readonly kind?: TimelineKind;
  readonly by?: StaffId | "system";
  readonly from?: Date;
  /** Before this. */
  readonly until?: Date;
  readonly words?: string;
  /** Verbs whose own words hold what is looked for. */
  readonly verbs?: readonly string[];
  readonly pinned?: true;
  readonly order: "newest" | "oldest";
  readonly page: number;
};

export type WrittenLine = TimelineLine & { readonly author: string; readonly corrects: number | null };

export type TimelineRow = {
  /** "entry:17" or "line:…": by this it is pinned. */
  readonly key: string;
  readonly at: Date;
  readonly pinned: boolean;
} & (
  | {
      readonly kind: "entry";
      readonly entry: Entry;
      readonly actorName: string;
      /** Lines that put it right. */
      readonly correctedBy: readonly LineId[];
    }
  | { readonly kind: "line"; readonly line: WrittenLine }
);

export type TimelinePage = { readonly rows: readonly TimelineRow[]; readonly total: number };
export type Actor = { readonly id: StaffId | "system"; readonly name: string };
