/** What carries a message out of the house. Couriers live in deliver/; the record decides what is carried, and once. */
import type { NewEntry } from "../domain/ledger/entry.ts";
import type { Channel, NoticeWords } from "../domain/notices/notice.ts";
import type { Change } from "./ports.ts";

export type OutgoingMessage = {
  /** Unique for each message, no personal data in it: what makes a second attempt recognisable. */
  readonly reference: string;
  /** Unique for each attempt: what a carrier gives on as its reference, and is asked by. */
  readonly attemptReference?: string;
  /** "P-000123": what a reader reads out on the phone. Messages to staff are about nobody. */
  readonly personReference?: string;
  /** The key of the authority that tells them: a carrier may have a way of its own for each. */
  readonly authority?: string;
  readonly channel: Channel;
  /** E-mail address, E.164 number, or the address's lines joined by ", ". */
  readonly to: string;
  readonly name: string;
  readonly words: NoticeWords;
  readonly from: { readonly name: string; readonly email: string; readonly address: readonly string[] };
  /** The day on the letter. */
  readonly date: Date;
  /** Of an e-mail to a subscriber: where one click ends it (RFC 8058). */
  readonly leave?: string;
  /** Where answers go, if not to the sender. */
  readonly replyTo?: string;
  /** Of an e-mail; English where it is left out. */
  readonly language?: { readonly locale: string; readonly dir: "ltr" | "rtl" };
};

export type Delivery =
  | {
      readonly kind: "sent";
      /** The courier had it already: a former attempt got through unseen. */
      readonly already: boolean;
      /** The carrier's own id for it: proof that it was taken. */
      readonly provider?: string;
    }
  /** Never by this way: the next one is tried. */
  | { readonly kind: "refused"; readonly why: string }
  /** Certainly not taken. Try again later: the courier, not the message, is at fault. */
  | { readonly kind: "unavailable"; readonly why: string; readonly retryAfterMs?: number }
  /** It may have been taken: not sent again before that is known. */
  | { readonly kind: "unknown"; readonly why: string };

export type Courier = (message: OutgoingMessage) => Promise<Delivery>;
/** The same for many at once: what became of each, in their order. */
export type BulkCourier = (messages: readonly OutgoingMessage[]) => Promise<readonly Delivery[]>;

/** What became of an attempt that broke off. */
export type Fate =
  | { readonly kind: "sent"; readonly provider?: string }
  | { readonly kind: "not-there" }
  | { readonly kind: "cannot-tell"; readonly why: string };

export const carrierNames = ["outbox", "notify", "smtp", "print"] as const;
export type CarrierName = (typeof carrierNames)[number];

/** A way out of the house that takes batches; its own pace and how many go at once are its own matter. */
export type Carrier = {
  readonly name: CarrierName;
  readonly channels: readonly Channel[];
  readonly carry: BulkCourier;
  /** By attempts' references, in their order. Null where nobody can be asked: a person decides. */
  readonly ask: ((attempts: readonly string[]) => Promise<readonly Fate[]>) | null;
  /** What is older it has forgotten: that it knows nothing of it says nothing. All is known where it is left out. */
  readonly remembersMs?: number;
  /** How many are given to it at once: where nobody can be asked, as many are doubtful after a crash. */
  readonly batch: number;
  /** How long a lease lasts: longer than a batch takes, and than a request may be under way unseen. */
  readonly leaseMs: number;
};

/** A message that is taken: nobody else takes it meanwhile. */
export type Leased = { readonly message: OutgoingMessage; readonly attempt: number };
export type Delivered<L extends Leased = Leased> = { readonly leased: L; readonly delivery: Delivery };

/** A queue of messages in the record. */
export type MessageQueue<L extends Leased = Leased> = {
  /** Takes messages that nobody else has, until `until`; others skip them. */
  lease(most: number, now: Date, until: Date): Promise<readonly L[]>;
  /** Writes what became of leased messages, with the entries that say so. */
  settle(change: Change, delivered: readonly Delivered<L>[], entries: readonly NewEntry[]): Promise<void>;
  /** Queued or leased, and when the next of them may be taken. */
  pending(): Promise<{ readonly left: number; readonly nextAt: Date | null }>;
};
