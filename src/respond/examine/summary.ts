/** summary.json: the account of a scan in figures, for machines and for the page. */
import type { Account } from "./account.ts";

/** When the scan began and how long it took; given in, since examining knows no clock. */
export type Pace = { readonly startedAt: string; readonly seconds: number };

export type Summary = {
  readonly startedAt: string;
  readonly seconds: number;
  readonly bytes: number;
  readonly megabytesPerSecond: number;
  /** False where the values of the export are masked. */
  readonly revealed: boolean;
  readonly documents: number;
  readonly duplicates: number;
  readonly mentions: number;
  readonly unattributed: number;
  readonly people: number;
  readonly staff: number;
  readonly ambiguous: number;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly byOutcome: Account["byOutcome"];
  readonly byFormat: Account["byFormat"];
  readonly byType: Account["byType"];
  readonly byYear: Account["byYear"];
  readonly byCategory: Account["byCategory"];
  readonly byBand: Account["byBand"];
  readonly byFlag: Account["byFlag"];
  readonly unreadCount: number;
  readonly unread: Account["unread"];
};

export function summarise(account: Account, { startedAt, seconds }: Pace, revealed: boolean): Summary {
  const rate = seconds > 0 ? account.bytes / 1e6 / seconds : 0;
  const { documents, duplicates, bytes, mentions, unattributed, people, staff, ambiguous, earliest, latest } =
    account;
  const { byOutcome, byFormat, byType, byYear, byCategory, byBand, byFlag, unreadCount, unread } = account;
  return {
    startedAt,
    seconds: Math.round(seconds * 10) / 10,
    bytes,
    megabytesPerSecond: Math.round(rate * 100) / 100,
    revealed,
    documents,
    duplicates,
    mentions,
    unattributed,
    people,
    staff,
    ambiguous,
    earliest,
    latest,
    byOutcome,
    byFormat,
    byType,
    byYear,
    byCategory,
    byBand,
    byFlag,
    unreadCount,
    unread,
  };
}
