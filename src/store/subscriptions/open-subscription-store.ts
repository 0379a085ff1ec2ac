/** Subscribers and what is sent to them, in SQL; and what staff see of it: counts alone. */
import type { Sql } from "postgres";
import { type NewsItem, newsBetween, type Shown } from "../../domain/subscriptions/news.ts";
import type { Counts, SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { openSubscriberFields } from "./fields.ts";
import { openMailings } from "./mailings.ts";
import { openNewsQueue } from "./queue.ts";
import { openSubscribers } from "./subscribers.ts";

export function openSubscriptionStore(sql: Sql, ring: Pick<KeyRing, "derived">): SubscriptionStore {
  const fields = openSubscriberFields(ring);
  return {
    ...openSubscribers(sql, fields),
    ...openMailings(sql),
    queue: openNewsQueue(sql, fields),

    async counts() {
      const [people] = await sql<[Pick<Counts, "active" | "unconfirmed" | "daily">]>`
        select count(*) filter (where state = 'active')::int as active,
          count(*) filter (where state = 'asked')::int as unconfirmed,
          count(*) filter (where state = 'active' and pace = 'daily')::int as daily
        from subscriber`;
      const topics = await sql<{ readonly topic: string; readonly count: number }[]>`
        select topic, count(*)::int as count from subscriber s, unnest(s.topics) as topic
        where s.state = 'active' group by topic order by 2 desc, 1 limit 200`;
      const [messages] = await sql<[Pick<Counts, "queued" | "held" | "sent" | "failed">]>`
        select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'held')::int as held,
          count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'failed')::int as failed
        from mailing_message`;
      const [desk] = await sql<[DeskRow]>`
        select d.latest, d.announced, d.paused_at as "pausedAt", d.reason, coalesce(f.name, '') as by
        from news_desk d left join staff f on f.id = d.paused_by`;
      const waiting = await sql<{ readonly items: readonly NewsItem[] }[]>`
        select items from mailing where kind = 'news'
          and id > (select coalesce(max(id), 0) from mailing where kind = 'digest') order by id limit 100`;
      const unsaid = desk.announced === null ? [] : newsBetween(desk.announced, desk.latest ?? {});
      const { pausedAt: at, by, reason } = desk;
      return {
        ...{ ...people, topics: [...topics], ...messages },
        paused: at === null ? null : { at, by, reason },
        next: [...waiting.flatMap(({ items }) => items), ...unsaid],
      };
    },

    pause: (by, paused, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { count } = await tx`
          update news_desk set paused_at = ${paused === null ? null : by.at},
            paused_by = ${paused === null || by.by === "system" ? null : by.by}, reason = ${paused?.reason ?? ""}
          where (paused_at is null) = ${paused !== null}`;
        return { value: count > 0, entries: count > 0 ? entries : [] };
      }),
  };
}

type DeskRow = {
  readonly latest: Shown | null;
  readonly announced: Shown | null;
  readonly pausedAt: Date | null;
  readonly reason: string;
  readonly by: string;
};
