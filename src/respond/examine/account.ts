/** The account of a reading in figures: what was read, what was found, what could not be read and why. No value in it. */
import type { DocumentFindings, DocumentOutcome } from "../../domain/documents/document.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { AssessedPerson, SeverityBand } from "../../domain/people/person.ts";

export type Unreadable = {
  readonly path: string;
  readonly outcome: DocumentOutcome;
  readonly reason: string;
};

export type Account = {
  readonly documents: number;
  readonly duplicates: number;
  readonly bytes: number;
  readonly mentions: number;
  readonly unattributed: number;
  readonly people: number;
  readonly staff: number;
  readonly ambiguous: number;
  readonly byOutcome: Readonly<Record<string, number>>;
  /** Documents by what their bytes are. */
  readonly byFormat: Readonly<Record<string, number>>;
  /** Mentions by type. */
  readonly byType: Readonly<Record<string, number>>;
  /** Documents by the year of their latest date. */
  readonly byYear: Readonly<Record<string, number>>;
  /** People by type of data found about them. */
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byBand: Readonly<Record<SeverityBand, number>>;
  readonly byFlag: Readonly<Record<string, number>>;
  readonly earliest: string | null;
  readonly latest: string | null;
  /** Everything that is not wholly read, partial reads too. */
  readonly unread: readonly Unreadable[];
  /** All of them, where `unread` had to stop at a length. */
  readonly unreadCount: number;
};

export type AccountOf = {
  take(findings: DocumentFindings): void;
  finish(people: readonly AssessedPerson[], unattributed: number): Account;
};

const LISTED = 10_000;

export function accountOf(): AccountOf {
  const byOutcome = new Map<string, number>();
  const byFormat = new Map<string, number>();
  const byType = new Map<string, number>();
  const byYear = new Map<string, number>();
  const unread: Unreadable[] = [];
  let [documents, duplicates, bytes, mentions, unreadCount] = [0, 0, 0, 0, 0];
  let earliest: string | null = null;
  let latest: string | null = null;
  return {
    take({ document, mentions: found }) {
      documents++;
      if (document.duplicateOf !== null) duplicates++;
      // Members lie inside the bytes of their file.
      if (!document.path.includes("!/")) bytes += document.bytes;
      mentions += found.length;
      more(byOutcome, document.outcome);
      more(byFormat, document.type);
      for (const { type } of found) more(byType, type);
      if (document.latest !== null) more(byYear, document.latest.slice(0, 4));
      if (document.earliest !== null && (earliest === null || document.earliest < earliest))
        earliest = document.earliest;
      if (document.latest !== null && (latest === null || document.latest > latest)) latest = document.latest;
      if (document.outcome === "readable" && !document.partial) return;
      unreadCount++;
      if (unread.length < LISTED)
        unread.push({
          path: document.path,
          outcome: document.outcome,
          reason: document.reason ?? (document.partial ? "read in part" : document.outcome),
        });
    },
    finish(people, unattributed) {
      const byCategory = new Map<string, number>();
      const byFlag = new Map<string, number>();
      const byBand: Record<SeverityBand, number> = { low: 0, medium: 0, high: 0, "very-high": 0 };
      for (const { categories, flags, severity } of people) {
        for (const category of categories) more(byCategory, category satisfies MentionType);
        for (const flag of flags) more(byFlag, flag);
        byBand[severity.band]++;
      }
      return {
        documents,
        duplicates,
        bytes,
        mentions,
        unattributed,
        people: people.length,
        staff: people.filter(({ role }) => role === "staff").length,
        ambiguous: people.filter((person) => person.ambiguous).length,
        byOutcome: sorted(byOutcome),
        byFormat: sorted(byFormat),
        byType: sorted(byType),
        byYear: Object.fromEntries([...byYear].sort(([a], [b]) => (a < b ? -1 : 1))),
        byCategory: sorted(byCategory),
        byBand,
        byFlag: sorted(byFlag),
        earliest,
        latest,
        unread,
        unreadCount,
      };
    },
  };
}

function more(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Most first. */
function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
