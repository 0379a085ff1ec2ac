/** News in counts, as staff see it: how many follow what, how far messages have come, who is gone and why. Nobody by name. */
import type { NewsItem } from "./news.ts";
import type { Topic } from "./subscription.ts";

export type MailingKind = "confirmation" | "welcome" | "news" | "digest" | "emergency";

/** Why somebody is no longer among the subscribers. */
export const goneWhys = ["left", "asked-us", "unreachable", "complained", "unconfirmed"] as const;
export type GoneWhy = (typeof goneWhys)[number];

export type Counts = {
  readonly active: number;
  readonly unconfirmed: number;
  readonly daily: number;
  readonly topics: readonly { readonly topic: Topic; readonly atOnce: number; readonly daily: number }[];
  readonly gone: Readonly<Record<GoneWhy, number>>;
  readonly paused: { readonly at: Date; readonly by: string; readonly reason: string } | null;
  /** Newest first. */
  readonly mailings: readonly MailingCount[];
  /** For whoever hears of it with the next message at once, and with the next daily one. */
  readonly next: { readonly atOnce: readonly NewsItem[]; readonly daily: readonly NewsItem[] };
};

/** How far one message to many has come. What is not sent, refused or dropped is left. */
export type MailingCount = {
  readonly id: string;
  readonly kind: MailingKind;
  readonly madeAt: Date;
  readonly items: readonly NewsItem[];
  readonly isQueued: boolean;
  readonly queued: number;
  readonly held: number;
  readonly sent: number;
  readonly refused: number;
  readonly dropped: number;
  /** Of an emergency message that was taken down: what is left of it is not sent. */
  readonly isOver: boolean;
};

export type Sender = { readonly name: string; readonly email: string; readonly replyTo: string };

/** With names in place of keys, and sentences in place of items. */
export type NewsOverview = Omit<Counts, "topics" | "mailings" | "next"> & {
  /** Everything first, then each authority with its services. */
  readonly followed: readonly Followed[];
  readonly mailings: readonly Told[];
  readonly next: { readonly atOnce: readonly string[]; readonly daily: readonly string[] };
};
export type Followed = {
  readonly kind: "all" | "authority" | "service";
  readonly name: string;
  readonly atOnce: number;
  readonly daily: number;
};
export type Told = Omit<MailingCount, "items"> & {
  readonly kind: MailingKind;
  readonly says: readonly string[];
  /** Still to be sent. */
  readonly left: number;
};
