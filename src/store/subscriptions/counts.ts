/** What staff see of subscribers: how many, what they follow, and how far messages have come. Nobody's address. */
import type { Sql } from "postgres";
import { type Counts, type GoneWhy, goneWhys, type MailingCount } from "../../domain/subscriptions/counts.ts";
import { type NewsItem, newsBetween, type Shown } from "../../domain/subscriptions/news.ts";

export async function readCounts(sql: Sql): Promise<Counts> {
  const [people] = await sql<[Pick<Counts, "active" | "unconfirmed" | "daily">]>`
    select count(*) filter (where state = 'active')::int as active,
      count(*) filter (where state = 'asked')::int as unconfirmed,
      count(*) filter (where state = 'active' and pace = 'daily')::int as daily
    from subscriber`;
  const topics = await sql<Counts["topics"][number][]>`
    select topic, count(*) filter (where pace = 'at-once')::int as "atOnce",
      count(*) filter (where pace = 'daily')::int as daily
    from subscriber s, unnest(s.topics) as topic
    where s.state = 'active' group by topic order by count(*) desc, 1 limit 500`;
  const gone = await sql<{ readonly why: GoneWhy; readonly count: number }[]>`
    select why, sum(count)::int as count from subscriber_gone group by why`;
  const mailings = await sql<MailingCount[]>`
    select m.id::text, kind, made_at as "madeAt", items, queued_at is not null as "isQueued", queued, held, sent, refused,
      dropped, coalesce(e.ended_at is not null, false) as "isOver"
    from mailing m left join emergency e on e.id = m.emergency
    where kind in ('news', 'digest', 'emergency') order by m.id desc limit 20`;
  const [desk] = await sql<[DeskRow]>`
    select d.latest, d.announced, d.paused_at as "pausedAt", d.reason, coalesce(f.name, '') as by
    from news_desk d left join staff f on f.id = d.paused_by`;
  const waiting = await sql<{ readonly items: readonly NewsItem[] }[]>`
    select items from mailing where kind = 'news'
      and id > (select coalesce(max(id), 0) from mailing where kind = 'digest') order by id limit 100`;
  const atOnce = desk.announced === null ? [] : newsBetween(desk.announced, desk.latest ?? {});
  const { pausedAt: at, by, reason } = desk;
  return {
    ...{ ...people, topics: [...topics], mailings: [...mailings] },
    gone: Object.fromEntries(
      goneWhys.map((why) => [why, gone.find((one) => one.why === why)?.count ?? 0]),
    ) as Counts["gone"],
    paused: at === null ? null : { at, by, reason },
    next: { atOnce, daily: [...waiting.flatMap(({ items }) => items), ...atOnce] },
  };
}

type DeskRow = {
  readonly latest: Shown | null;
  readonly announced: Shown | null;
  readonly pausedAt: Date | null;
  readonly reason: string;
  readonly by: string;
};
