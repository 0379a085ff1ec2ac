/** Messages to subscribers: leased with SKIP LOCKED, given their words, settled when carried. */
import type { Sql, TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { lastOfEach, type NewsItem, newsFor } from "../../domain/subscriptions/news.ts";
import { type Choices, mostFailures, type Pace } from "../../domain/subscriptions/subscription.ts";
import type { Delivered, MessageQueue, OutgoingMessage } from "../../respond/courier.ts";
import type {
  LeasedNews,
  NewsLetter,
  SubscriptionStore,
} from "../../respond/subscriptions/subscription-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { afterPause } from "../delivery/attempt.ts";
import type { SubscriberFields } from "./fields.ts";
import { remove } from "./subscribers.ts";

/** Counting a million for every batch would take longer than sending it. */
const countedAtMost = 1000;

export function openNewsQueue(sql: Sql, fields: SubscriberFields): SubscriptionStore["queue"] {
  // Staff may let news rest; whoever has just asked still gets their confirmation. After a restore nothing goes out.
  const free = sql`not exists (select from delivery_halt)
    and (m.rank = 0 or not exists (select from news_desk where paused_at is not null))`;
  return (words) =>
    ({
      lease: (most, now, until) =>
        sql.begin(async (tx) => {
          const rows = await tx<LeasedRow[]>`
          with taken as (
            update mailing_message set free_at = ${until}, attempts = attempts + 1
            -- By where the rows lie: right after a million were queued no statistics say that few of them are meant.
            where ctid = any (array(
              select ctid from mailing_message m
              where state = 'queued' and free_at <= ${now} and ${free}
              order by rank, mailing, subscriber limit ${most} for update skip locked))
            returning *)
          select t.subscriber::text as position, t.mailing::text, t.attempts, s.id, s.email, s.topics, s.pace, s.wanted,
            s.confirmed_at as "confirmedAt", g.kind, g.items, g.since::text, g.made_at as "madeAt"
          from taken t join mailing g on g.id = t.mailing left join subscriber s on s.position = t.subscriber
          order by t.rank, t.mailing, t.subscriber`;
          const news = await newsOf(tx, rows);
          const from = await fromWhom(tx);
          const leased = rows.map((row) => leasedOf(row, news, from, fields, words));
          const empty = rows.filter((_, at) => leased[at] === null);
          // Who left meanwhile, or would get a message without anything in it.
          for (const { position, mailing } of empty)
            await tx`delete from mailing_message where subscriber = ${position} and mailing = ${mailing}`;
          return leased.filter((one) => one !== null);
        }),

      settle: (by, delivered) =>
        change(sql, actorOf(by), async (tx) => {
          const sent = delivered.filter(({ delivery }) => delivery.kind === "sent");
          const refused = delivered.filter(({ delivery }) => delivery.kind === "refused");
          await settleSent(tx, sent, by.at);
          for (const { leased, delivery } of delivered)
            if (delivery.kind === "unavailable")
              await tx`
              update mailing_message set free_at = ${afterPause(by.at, leased.attempt)}
              where subscriber = ${leased.position} and mailing = ${leased.mailing} and state = 'queued'`;
          const ended = await settleRefused(tx, refused);
          const entries = [
            ...entry("news.delivered", sent.length),
            ...entry("news.refused", refused.length),
            ...entry("subscription.refused", ended),
          ];
          return { value: undefined, entries };
        }),

      async pending() {
        const [row] = await sql<[{ readonly left: number; readonly next: Date | null }]>`
        select count(*)::int as left, min(free_at) as next from (
          select free_at from mailing_message m where state = 'queued' and ${free}
          order by rank, mailing, subscriber limit ${countedAtMost}) q`;
        return { left: row.left, nextAt: row.next };
      },
    }) satisfies MessageQueue<LeasedNews>;
}

type News = {
  readonly mailings: readonly {
    readonly id: bigint;
    readonly madeAt: Date;
    readonly items: readonly NewsItem[];
  }[];
  readonly held: ReadonlySet<string>;
};

/** What daily messages of these tell of, and what of it had been held back. */
async function newsOf(tx: TransactionSql, rows: readonly LeasedRow[]): Promise<News> {
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

function leasedOf(
  row: LeasedRow,
  news: News,
  from: OutgoingMessage["from"],
  fields: SubscriberFields,
  words: (letter: NewsLetter) => OutgoingMessage,
): LeasedNews | null {
  const { id, email, position, mailing, kind, madeAt } = row;
  if (id === null || email === null) return null;
  const choices = kind === "confirmation" ? row.wanted : { topics: row.topics, pace: row.pace };
  if (choices === null) return null;
  const items = kind === "digest" ? digestOf(row, news) : newsFor(row.items, choices.topics);
  if (kind !== "confirmation" && items.length === 0) return null;
  const heldBack = kind === "digest" && row.pace === "at-once";
  const letter = { reference: `U-${mailing}-${id}`, kind, items, choices, heldBack, madeAt, from };
  const message = words({ ...letter, secret: fields.secretOf(id), email: fields.open(id, email) });
  return { message, attempt: row.attempts, position, mailing };
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

/** The body that speaks for all: the first that was set up. */
async function fromWhom(tx: TransactionSql): Promise<OutgoingMessage["from"]> {
  const [row] = await tx<OutgoingMessage["from"][]>`
    select name, email, address from authority order by email = '', key limit 1`;
  return row ?? { name: "", email: "", address: [] };
}

async function settleSent(
  tx: TransactionSql,
  sent: readonly Delivered<LeasedNews>[],
  at: Date,
): Promise<void> {
  if (sent.length === 0) return;
  const positions = sent.map(({ leased }) => leased.position);
  const mailings = sent.map(({ leased }) => leased.mailing);
  await tx`
    update mailing_message m set state = 'sent', sent_at = ${at}
    from unnest(${positions}::bigint[], ${mailings}::bigint[]) as t(subscriber, mailing)
    where m.subscriber = t.subscriber and m.mailing = t.mailing and m.state = 'queued'`;
  // What was held back is told with the daily message that came after it.
  await tx`
    update mailing_message h set state = 'sent', sent_at = ${at}
    from unnest(${positions}::bigint[], ${mailings}::bigint[]) as t(subscriber, mailing)
      join mailing g on g.id = t.mailing and g.kind = 'digest'
    where h.subscriber = t.subscriber and h.state = 'held' and h.mailing < t.mailing`;
  await tx`update subscriber set failures = 0 where position = any(${positions}::bigint[]) and failures > 0`;
}

/** How many were deleted, since they could not be written to again and again. */
async function settleRefused(tx: TransactionSql, refused: readonly Delivered<LeasedNews>[]): Promise<number> {
  for (const { leased } of refused)
    await tx`
      update mailing_message set state = 'failed'
      where subscriber = ${leased.position} and mailing = ${leased.mailing} and state = 'queued'`;
  if (refused.length === 0) return 0;
  const rows = await tx<{ readonly position: string }[]>`
    update subscriber set failures = failures + 1
    where position = any(${refused.map(({ leased }) => leased.position)}::bigint[])
    returning position::text, failures`;
  const gone = (rows as readonly { readonly position: string; readonly failures?: number }[]).filter(
    ({ failures = 0 }) => failures >= mostFailures,
  );
  return gone.length === 0
    ? 0
    : await remove(
        tx,
        gone.map(({ position }) => position),
      );
}

function entry(verb: string, count: number): readonly NewEntry[] {
  return count === 0 ? [] : [{ verb, actor: "system", subject: "subscribers", detail: { count } }];
}

type LeasedRow = {
  readonly position: string;
  readonly mailing: string;
  readonly attempts: number;
  /** Null for who has left. */
  readonly id: string | null;
  readonly email: Buffer | null;
  readonly topics: readonly string[];
  readonly pace: Pace;
  readonly wanted: Choices | null;
  readonly confirmedAt: Date | null;
  readonly kind: NewsLetter["kind"];
  readonly items: readonly NewsItem[];
  readonly since: string;
  readonly madeAt: Date;
};
