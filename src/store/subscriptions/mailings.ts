/**
 * What goes out to many. A mailing is queued by ranges of subscribers, each range and how far it came in one transaction:
 * a process that is killed in the middle is followed by one that goes on there, and nobody is left out or told twice.
 */
import type { Sql, TransactionSql } from "postgres";
import type { OtherTexts } from "../../domain/emergency/emergency.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { emergencyNews, type Shown, topicsOf } from "../../domain/subscriptions/news.ts";
import { mostNews } from "../../domain/subscriptions/subscription.ts";
import type { Queueing, SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";

type Mailings = Pick<
  SubscriptionStore,
  "show" | "announce" | "announceEmergency" | "makeDigest" | "queueSome"
>;

const dayMs = 86_400_000;

export function openMailings(sql: Sql): Mailings {
  return {
    async show(shown) {
      await sql`update news_desk set latest = ${sql.json(shown)}`;
    },

    announce: (by, decide) =>
      change(sql, actorOf(by), async (tx) => {
        const [desk] = await tx<[DeskRow]>`
          select latest, announced, changed_at as "changedAt" from news_desk for update`;
        const decided = decide(desk);
        if (decided.kind === "nothing") {
          if (decided.changedAt?.getTime() !== desk.changedAt?.getTime())
            await tx`update news_desk set changed_at = ${decided.changedAt}`;
          return { value: 0, entries: [] };
        }
        await tx`update news_desk set announced = latest, changed_at = null`;
        if (decided.kind === "start") return { value: 0, entries: [] };
        const { items } = decided;
        const [row] = await tx<[{ readonly id: string }]>`
          insert into mailing (kind, made_at, topics, items)
          values ('news', ${by.at}, ${[...topicsOf(items)]}, ${tx.json(items as never)}) returning id::text`;
        return { value: items.length, entries: [entry("news.made", row.id, { items: items.length })] };
      }),

    announceEmergency: (by) =>
      change(sql, actorOf(by), async (tx) => {
        const since = new Date(by.at.getTime() - dayMs);
        const [standing] = await tx<Standing[]>`
          select id, text, texts from emergency e where ended_at is null and started_at > ${since}
            and not exists (select from mailing where emergency = e.id)`;
        if (standing === undefined) return { value: false, entries: [] };
        // One at a time, as whoever announces; a look first, for this is asked every few seconds.
        await tx`select from news_desk for update`;
        const items = tx.json([emergencyNews(standing.id, standing)] as never);
        const [last] = await tx<{ readonly id: string; readonly text: string; readonly of: string }[]>`
          select m.id::text, e.text, e.id as of from mailing m join emergency e on e.id = m.emergency
          where m.made_at > ${since} order by m.id desc limit 1`;
        if (last?.of === standing.id) return { value: false, entries: [] };
        // The same words again go to whoever has not had them: the mailing goes on, its rows say who has.
        const [row] =
          last?.text === standing.text
            ? await tx<[{ readonly id: string }]>`
              update mailing set emergency = ${standing.id}, items = ${items}, reached = 0, queued_at = null
              where id = ${last.id} returning id::text`
            : await tx<[{ readonly id: string }]>`
              insert into mailing (kind, made_at, topics, items, emergency)
              values ('emergency', ${by.at}, '{all}', ${items}, ${standing.id}) returning id::text`;
        return { value: true, entries: [entry("news.emergency-made", row.id, {})] };
      }),

    makeDigest: (by, dueSince) =>
      change(sql, actorOf(by), async (tx) => {
        // One at a time, as whoever announces.
        await tx`select from news_desk for update`;
        const [last] = await tx<[{ readonly id: string; readonly at: Date | null }]>`
          select coalesce(max(id), 0)::text as id, max(made_at) as at from mailing where kind = 'digest'`;
        if (last.at !== null && last.at >= dueSince) return { value: false, entries: [] };
        // What happened after the hour is told tomorrow.
        const [news] = await tx<[{ readonly count: number }]>`
          select count(*)::int as count from mailing
          where kind = 'news' and id > ${last.id} and made_at < ${dueSince}`;
        if (news.count === 0) return { value: false, entries: [] };
        const [row] = await tx<[{ readonly id: string }]>`
          insert into mailing (kind, made_at, since) values ('digest', ${by.at}, ${last.id}) returning id::text`;
        return { value: true, entries: [entry("news.digest-made", row.id, { news: news.count })] };
      }),

    queueSome: (by, most) =>
      change<Queueing | null>(sql, actorOf(by), async (tx) => {
        const [mailing] = await tx<MailingRow[]>`
          select id::text, kind, made_at as "madeAt", topics, since::text, reached::text, queued, held
          from mailing m where queued_at is null order by kind = 'emergency' desc, m.id limit 1 for update`;
        if (mailing === undefined) return { value: null, entries: [] };
        const [range] = await tx<[{ readonly last: string | null }]>`
          select max(position)::text as last from (
            select position from subscriber where position > ${mailing.reached} order by position limit ${most}) r`;
        if (range.last === null) {
          await tx`update mailing set queued_at = ${by.at} where id = ${mailing.id}`;
          const { queued, held } = mailing;
          return {
            value: { queued: 0, held: 0, more: false },
            entries: [entry("news.queued", mailing.id, { queued, held })],
          };
        }
        const { queued, held } = await queueings[mailing.kind](tx, mailing, range.last, by.at);
        await tx`
          update mailing set reached = ${range.last}, queued = queued + ${queued}, held = held + ${held}
          where id = ${mailing.id}`;
        return { value: { queued, held, more: true }, entries: [] };
      }),
  };
}

const queueings = { news: queueNews, digest: queueDigest, emergency: queueEmergency } as const;

/** To everybody, whatever they follow and how often. */
async function queueEmergency(
  tx: TransactionSql,
  { id, reached, madeAt }: MailingRow,
  last: string,
  at: Date,
): Promise<Counted> {
  const [row] = await tx<[Counted]>`
    with put as (
      insert into mailing_message (subscriber, mailing, state, rank, free_at)
      select s.position, ${id}::bigint, 'queued', 1, ${at} from subscriber s
      where s.position > ${reached} and s.position <= ${last} and s.state = 'active' and s.confirmed_at <= ${madeAt}
      on conflict do nothing returning state)
    select ${counted(tx)} from put`;
  return row;
}

/** How many went out before is the same for all with the same topics: it is reckoned from the mailings themselves. */
async function queueNews(
  tx: TransactionSql,
  { id, madeAt, topics, reached }: MailingRow,
  last: string,
  at: Date,
) {
  const [recent] = await tx<[{ readonly hour: number; readonly day: number }]>`
    select count(*) filter (where made_at > ${madeAt}::timestamptz - interval '1 hour')::int as hour,
      count(*)::int as day
    from mailing where kind = 'news' and id < ${id} and made_at > ${madeAt}::timestamptz - interval '1 day'`;
  const mayBeMany = recent.hour >= mostNews.hour || recent.day >= mostNews.day;
  const isMany = mayBeMany
    ? tx`(select count(*) filter (where n.made_at > ${madeAt}::timestamptz - interval '1 hour') >= ${mostNews.hour}
        or count(*) >= ${mostNews.day}
      from mailing n where n.kind = 'news' and n.id < ${id} and n.topics && s.topics
        and n.made_at > ${madeAt}::timestamptz - interval '1 day')`
    : tx`false`;
  const [row] = await tx<[Counted]>`
    with put as (
      insert into mailing_message (subscriber, mailing, state, rank, free_at)
      select s.position, ${id}::bigint, case when ${isMany} then 'held' else 'queued' end, 2, ${at}
      from subscriber s
      where s.position > ${reached} and s.position <= ${last} and s.state = 'active' and s.pace = 'at-once'
        and s.confirmed_at <= ${madeAt} and s.topics && ${[...topics]}::text[]
      on conflict do nothing returning state)
    select ${counted(tx)} from put`;
  return row;
}

/** To whoever wants one message a day, and to whom something was held back. */
async function queueDigest(
  tx: TransactionSql,
  { id, since, reached, madeAt }: MailingRow,
  last: string,
  at: Date,
) {
  const [row] = await tx<[Counted]>`
    with put as (
      insert into mailing_message (subscriber, mailing, state, rank, free_at)
      select s.position, ${id}::bigint, 'queued', 3, ${at} from subscriber s
      where s.position > ${reached} and s.position <= ${last} and s.state = 'active' and (
        (s.pace = 'daily' and s.confirmed_at <= ${madeAt} and exists (
          select from mailing n where n.kind = 'news' and n.id > ${since} and n.id < ${id}
            and n.made_at >= s.confirmed_at and n.topics && s.topics))
        or exists (select from mailing_message h
          where h.subscriber = s.position and h.state = 'held' and h.mailing < ${id}))
      on conflict do nothing returning state)
    select ${counted(tx)} from put`;
  return row;
}

function counted(tx: TransactionSql) {
  return tx`count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'held')::int as held`;
}

function entry(verb: string, mailing: string, counts: Readonly<Record<string, number>>): NewEntry {
  return { verb, actor: "system", subject: "subscribers", detail: { mailing: Number(mailing), ...counts } };
}

type Standing = { readonly id: string; readonly text: string; readonly texts: OtherTexts };
type Counted = { readonly queued: number; readonly held: number };
type DeskRow = {
  readonly latest: Shown | null;
  readonly announced: Shown | null;
  readonly changedAt: Date | null;
};
type MailingRow = {
  readonly id: string;
  readonly kind: keyof typeof queueings;
  readonly madeAt: Date;
  readonly topics: readonly string[];
  readonly since: string;
  readonly reached: string;
  readonly queued: number;
  readonly held: number;
};
