/** Where subscribers and what is queued for them are kept. Addresses go in, and come out to a courier only. */
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Counts, MailingKind } from "../../domain/subscriptions/counts.ts";
import type { NewsItem, Shown } from "../../domain/subscriptions/news.ts";
import type { SenderFields } from "../../domain/subscriptions/sender.ts";
import type { Choices } from "../../domain/subscriptions/subscription.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { Leased, MessageQueue, OutgoingMessage } from "../courier.ts";
import type { Change } from "../ports.ts";

/** A submission of the hatch: taken in once. */
export type Sent = { readonly id: string; readonly kind: string };

/** What stands in one message, before it has words. */
export type NewsLetter = {
  readonly reference: string;
  readonly kind: MailingKind;
  readonly items: readonly NewsItem[];
  /** Of what is asked to be confirmed, or of the subscription. */
  readonly choices: Choices;
  /** Was held back from messages at once, since there were many. */
  readonly heldBack: boolean;
  readonly secret: string;
  readonly email: string;
  readonly madeAt: Date;
  readonly sender: {
    readonly from: OutgoingMessage["from"];
    /** Empty where answers go to the sender. */
    readonly replyTo: string;
  };
};

export type LeasedNews = Leased & { readonly position: string; readonly mailing: string };

export type Queueing = { readonly queued: number; readonly held: number; readonly more: boolean };

export type SubscriptionStore = {
  ask(
    by: Change,
    sent: Sent,
    email: string,
    choices: Choices,
    mayConfirm: (asked: readonly Date[]) => boolean,
    entries: readonly NewEntry[],
  ): Promise<"taken" | "known">;
  /** Confirms what was asked for. Nothing happens for a secret that is none of ours. */
  confirm(
    by: Change,
    sent: Sent,
    secret: string,
    since: Date,
    entries: readonly NewEntry[],
  ): Promise<"taken" | "known">;
  choose(
    by: Change,
    sent: Sent,
    secret: string,
    choices: Choices,
    entries: readonly NewEntry[],
  ): Promise<"taken" | "known">;
  leave(by: Change, sent: Sent, secret: string, entries: readonly NewEntry[]): Promise<"taken" | "known">;
  /** For somebody who calls; false where the address is not known. */
  end(by: Change, email: string, entries: readonly NewEntry[]): Promise<boolean>;
  /** Whose messages came back for good, or who complained of them; how many subscriptions that ended. */
  endReturned(
    by: Change,
    returned: readonly { readonly subscriber: string; readonly why: "unreachable" | "complained" }[],
    entries: (count: number) => readonly NewEntry[],
  ): Promise<number>;
  endUnconfirmed(by: Change, before: Date, entries: (count: number) => readonly NewEntry[]): Promise<number>;

  /** What stands on the public page now. */
  show(shown: Shown): Promise<void>;
  /** Makes a mailing of what `decide` says is to be told. */
  announce(
    by: Change,
    decide: (news: {
      readonly latest: Shown | null;
      readonly announced: Shown | null;
      readonly changedAt: Date | null;
    }) => Announced,
  ): Promise<number>;
  /** Makes a mailing of the emergency message that stands now, once for the same words. */
  announceEmergency(by: Change): Promise<boolean>;
  makeDigest(by: Change, dueSince: Date): Promise<boolean>;
  /** Queues a part of the oldest mailing that is not yet queued whole; null where there is none. */
  queueSome(by: Change, most: number): Promise<Queueing | null>;
  /** Who of many was told is not kept for longer than it takes to tell nobody twice. */
  clearOld(before: Date): Promise<number>;
  queue(words: (letter: NewsLetter) => OutgoingMessage): MessageQueue<LeasedNews>;

  /** Null where nobody has said, and who speaks then: the first authority with an address. */
  sender(): Promise<{
    readonly set: SenderFields | null;
    readonly otherwise: SenderFields | null;
    readonly version: number;
  }>;
  setSender(
    by: Change,
    sender: SenderFields,
    from: FromVersion,
    entries: (before: SenderFields | null) => readonly NewEntry[],
  ): Promise<ChangedMeanwhile | null>;

  counts(): Promise<Counts>;
  /** False where it stands so already. */
  pause(
    by: Change,
    paused: { readonly reason: string } | null,
    entries: readonly NewEntry[],
  ): Promise<boolean>;
};

export type Announced =
  | { readonly kind: "nothing"; readonly changedAt: Date | null }
  | { readonly kind: "start" }
  | { readonly kind: "tell"; readonly items: readonly NewsItem[] };
