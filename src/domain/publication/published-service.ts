/** A service as the public sees it: how it runs, since when, when it is expected back, and what to do instead. */
import type { ServiceStatus } from "../bodies/service.ts";
import type { Channel } from "../public-services/channel.ts";
import type { Translated } from "./published-translation.ts";

export type PublishedService = Translated & {
  /** Key of its authority. */
  readonly authority: string;
  /** Unique in its authority, and it stays: its page is /services/AUTHORITY/KEY. */
  readonly key: string;
  readonly name: string;
  /** Services of one group stand together; "" for none. */
  readonly group: string;
  /** Its own, or what an outage that its authority has joined says, whichever is worse. */
  readonly status: ServiceStatus;
  readonly note: string;
  /** Other ways to get the same. */
  readonly channels: readonly Channel[];
  /** In words, "at least two weeks"; "" where unknown. */
  readonly expectedReturn: string;
  /** "2026-12-08"; null where no day is known. */
  readonly expectedDay: string | null;
  /** What was said of its return since it stopped running, oldest first; the last is what is said now. */
  readonly revisions: readonly PublishedExpectation[];
  readonly since: string;
  /** Keys of the outages that show on it now. */
  readonly outages: readonly string[];
  readonly history: PublishedHistory;
};

export type PublishedExpectation = {
  readonly at: string;
  readonly expected: string;
  readonly expectedDay: string | null;
};

export type PublishedHistory = {
  /** Oldest first, the last is the day of the publication; null where nothing is known. */
  readonly days: readonly { readonly day: string; readonly status: ServiceStatus | null }[];
  /** Every change in these days, oldest first; the first is what stood at their beginning, where that is known. */
  readonly changes: readonly { readonly at: string; readonly status: ServiceStatus }[];
  /** The part of the known time in which it ran, from 0 to 1; null where nothing is known. */
  readonly running: number | null;
};
