/** Messages to subscribers: leased with SKIP LOCKED, given their words, settled when carried. */
import type { Sql, TransactionSql } from "postgres";
import { keptDays } from "../../domain/subscriptions/subscription.ts";
import type { MessageQueue, OutgoingMessage } from "../../respond/courier.ts";
import type {
  LeasedNews,
  NewsLetter,
  SubscriptionStore,
} from "../../respond/subscriptions/subscription-store.ts";
import { byIndex } from "./by-index.ts";
import type { SubscriberFields } from "./fields.ts";
import { type LeasedRow, letterOf, newsOf } from "./letters.ts";
import { readSender } from "./sender.ts";
import { settle } from "./settle.ts";

/** Counting a million for every batch would take longer than sending it. */
const countedAtMost = 1000;
const dayMs = 86_400_000;

export function openNewsQueue(sql: Sql, fields: SubscriberFields): SubscriptionStore["queue"] {
  // Staff may let news rest; whoever has just asked still gets their confirmation, and everybody an emergency message.
  // After a restore nothing goes out.
  const free = sql`not exists (select from delivery_halt)
    and (m.rank <= 1 or not exists (select from news_desk where paused_at is not null))`;
  return (words) =>
    ({
      lease: (most, now, until) =>
        sql.begin(async (tx) => {
          const sender = await readSender(tx);
          // Nobody gets an e-mail from nobody: it waits until somebody says who it comes from.
          if (sender === null) return [];
          await byIndex(tx);
          const rows = await tx<LeasedRow[]>`
          with taken as (
            update mailing_message set free_at = ${until}, attempts = attempts + 1
            where ctid = any (array(
              select ctid from mailing_message m
              where state = 'queued' and free_at <= ${now} and ${free}
              order by rank, mailing, subscriber limit ${most} for update skip locked))
            returning *)
          select t.subscriber::text as position, t.mailing::text, t.attempts, s.id, s.email, s.topics, s.pace, s.language,
            s.wanted, s.confirmed_at as "confirmedAt", g.kind, g.code, g.items, g.since::text, g.made_at as "madeAt",
            e.ended_at is not null or g.made_at < ${new Date(now.getTime() - keptDays * dayMs)} as "isOver"
          from taken t join mailing g on g.id = t.mailing left join emergency e on e.id = g.emergency
            left join subscriber s on s.position = t.subscriber
          order by t.rank, t.mailing, t.subscriber`;
          const news = await newsOf(tx, rows);
          const letters = rows.map((row) => letterOf(row, news, sender, fields));
          await drop(
            tx,
            rows.filter((_, at) => letters[at] === null),
          );
          return rows.flatMap((row, at) => leasedOf(row, letters[at] ?? null, words));
        }),

      settle: (by, delivered) => settle(sql, by, delivered),

      async pending() {
        if ((await readSender(sql)) === null) return { left: 0, nextAt: null };
        return await sql.begin(async (tx) => {
          await byIndex(tx);
          const [row] = await tx<[{ readonly left: number; readonly next: Date | null }]>`
            select count(*)::int as left, min(free_at) as next from (
              select free_at from mailing_message m where state = 'queued' and ${free}
              order by rank, mailing, subscriber limit ${countedAtMost}) q`;
          return { left: row.left, nextAt: row.next };
        });
      },
    }) satisfies MessageQueue<LeasedNews>;
}

function leasedOf(
  { position, mailing, attempts }: LeasedRow,
  letter: NewsLetter | null,
  words: (letter: NewsLetter) => OutgoingMessage,
): readonly LeasedNews[] {
  return letter === null ? [] : [{ message: words(letter), attempt: attempts, position, mailing }];
}

/** Of who left meanwhile, what would have nothing in it, and what is left of an emergency message that is over. */
async function drop(tx: TransactionSql, rows: readonly LeasedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    with gone as (
      delete from mailing_message m
      using unnest(${rows.map(({ position }) => position)}::bigint[], ${rows.map(({ mailing }) => mailing)}::bigint[])
        as t(subscriber, mailing)
      where m.subscriber = t.subscriber and m.mailing = t.mailing and m.state = 'queued' returning m.mailing)
    update mailing m set dropped = m.dropped + g.count
    from (select mailing, count(*)::int as count from gone group by mailing) g where m.id = g.mailing`;
}
