/** The queue of notices' messages, by lanes: each attempt is written down before its carrier is given anything. */
import type { NoticeId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import type { Carrier, CarrierName, Leased } from "../courier.ts";
import type { Change } from "../ports.ts";

/** What one carrier takes. Practice messages never leave the house, so they have a lane of their own. */
export type Lane = {
  readonly carrier: CarrierName;
  readonly channels: readonly Channel[];
  readonly practice: readonly boolean[];
};

/** An attempt that broke off, or whose answer was lost: the message may have gone. */
export type Doubtful = {
  readonly attempt: string;
  readonly carrier: CarrierName;
  readonly begun: Date;
};

export type LeasedNotice = Leased & {
  readonly notice: NoticeId;
  /** Where there are any, no new attempt was begun: they are asked about first. */
  readonly doubtful: readonly Doubtful[];
};

export type Becomes =
  | { readonly kind: "sent"; readonly already: boolean; readonly provider: string | null }
  | { readonly kind: "refused"; readonly why: string }
  /** Taken up again, from `at`. `outcome`: what is known of the attempt by now. */
  | {
      readonly kind: "again";
      readonly why: string;
      readonly at: Date;
      readonly outcome: "unavailable" | "unknown" | "not-sent";
    }
  /** It may have gone, and nobody can be asked: a person decides. */
  | { readonly kind: "unsure"; readonly why: string };

/** `attempts`: those that it is said of. */
export type NoticeResult = {
  readonly leased: LeasedNotice;
  readonly attempts: readonly string[];
  readonly becomes: Becomes;
};

export type NoticeQueue = {
  /** Takes messages that nobody else has, until `until`; the highest severity first. */
  lease(most: number, now: Date, until: Date, lane: Lane): Promise<readonly LeasedNotice[]>;
  settle(change: Change, results: readonly NoticeResult[], entries: readonly NewEntry[]): Promise<void>;
  /** Queued or leased, and when the next of them may be taken. */
  pending(lane: Lane): Promise<{ readonly left: number; readonly nextAt: Date | null }>;
};

export type LanePorts = {
  readonly notices: NoticeQueue;
  /** By name: those that are set up. The outbox always is. */
  readonly carriers: ReadonlyMap<CarrierName, Carrier>;
  /** Which carrier takes a channel's messages. */
  carrierOf(channel: Channel): CarrierName;
  now(): Date;
};
