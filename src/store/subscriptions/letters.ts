/** What stands in a message that was leased: of a daily one all that its subscriber has not been told. */
import type { TransactionSql } from "postgres";
import type { MailingKind } from "../../domain/subscriptions/counts.ts";
import { lastOfEach, type NewsItem, newsFor } from "../../domain/subscriptions/news.ts";
import type { Choices, Pace } from "../../domain/subscriptions/subscription.ts";
import type { NewsLetter } from "../../respond/subscriptions/subscription-store.ts";
import type { SubscriberFields } from "./fields.ts";

export type LeasedRow = {
  readonly position: string;
  readonly mailing: string;
  readonly attempts: number;
  /** Null for who has left. */
  readonly id: string | null;
  readonly email: Buffer | null;
  readonly topics: readonly string[];
  readonly pace: Pace;
  readonly language: string;
  readonly wanted: Choices | null;
  readonly confirmedAt: Date | null;
  readonly kind: MailingKind;
  readonly code: string;
  readonly items: readonly NewsItem[];
  readonly since: string;
  readonly madeAt: Date;
  /** An emergency message that was taken down, or a message of a month ago. */
  readonly isOver: boolean;
};

export type News = {
  readonly mailings: readonly {
    readonly id: bigint;
    readonly madeAt: Date;
    readonly items: readonly NewsItem[];
  }[];
  readonly held: ReadonlySet<string>;
};

/** What daily messages of these tell of, and what of it had been held back. */
export async function newsOf(tx: TransactionSql, rows: readonly LeasedRow[]): Promise<News> {
  const digests = rows.filter(({ kind, id }) => kind === "digest" && id !== null);
  if (digests.length === 0) return { mailings: [], held: new Set() };
  const held = await tx<{ readonly position: string; readonly mailing: string }[]>`
    select subscriber::text as position, mailing::text from mailing_message
    where state = 'held' and subscriber = any(${digests.map(({ position }) => position)}::bigint[])`;
  const first = digests.reduce(
    (least, { since }) => (BigInt(since) < least ? BigInt(since) : least),
    1n << 62n,
  );
  const mailings = await tx<
    { readonly id: string; readonly madeAt: Date; readonly items: readonly NewsItem[] }[]
  >`
    select id::text, made_at as "madeAt", items from mailing g where kind = 'news' and (id > ${String(first)}
      or id = any(${held.map(({ mailing }) => mailing)}::bigint[])) order by g.id`;
  return {
    mailings: mailings.map((one) => ({ ...one, id: BigInt(one.id) })),
    held: new Set(held.map(({ position, mailing }) => `${position} ${mailing}`)),
  };
}

/** Null where there is nobody to write to, or nothing to say. */
export function letterOf(
  row: LeasedRow,
  news: News,
  sender: NewsLetter["sender"],
  fields: SubscriberFields,
): NewsLetter | null {
  const { id, email, kind, madeAt, isOver } = row;
  if (id === null || email === null || isOver) return null;
  const own = { topics: row.topics, pace: row.pace, language: row.language };
  const choices = kind === "confirmation" ? row.wanted : own;
  if (choices === null) return null;
  const items = itemsOf(row, news);
  if (items.length === 0 && kind !== "confirmation" && kind !== "welcome") return null;
  return {
    ...{ reference: referenceOf(row, id), kind, items, choices, madeAt, sender },
    heldBack: kind === "digest" && row.pace === "at-once",
    ...{ secret: fields.secretOf(id), email: fields.open(id, email) },
  };
}

function itemsOf(row: LeasedRow, news: News): readonly NewsItem[] {
  if (row.kind === "digest") return digestOf(row, news);
  return row.kind === "emergency" ? row.items : newsFor(row.items, row.topics);
}

/** The courier packs by what stands before the second dash: each mailing, and each day's messages to single people. */
function referenceOf({ kind, mailing, code, madeAt }: LeasedRow, id: string): string {
  const number = `${mailing}.${code}`;
  if (kind !== "confirmation" && kind !== "welcome") return `U-${number}-${id}`;
  return `U-day.${madeAt.toISOString().slice(0, 10).replaceAll("-", "")}-${number}-${id}`;
}

function digestOf(
  { position, mailing, since, pace, topics, confirmedAt }: LeasedRow,
  { mailings, held }: News,
) {
  const told = mailings.filter(({ id, madeAt }) => {
    if (held.has(`${position} ${id}`)) return id < BigInt(mailing);
    const isNew = id > BigInt(since) && id < BigInt(mailing);
    return pace === "daily" && isNew && confirmedAt !== null && madeAt >= confirmedAt;
  });
  const items = told.flatMap(({ items }) => items);
  return lastOfEach(newsFor(items, topics));
}
