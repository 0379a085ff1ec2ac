/** Subscribers and what is sent to them, in SQL; and what staff see of it: counts alone. */
import type { Sql } from "postgres";
import type { SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { readCounts } from "./counts.ts";
import { openSubscriberFields } from "./fields.ts";
import { openMailings } from "./mailings.ts";
import { openNewsQueue } from "./queue.ts";
import { openSender } from "./sender.ts";
import { openSubscribers } from "./subscribers.ts";

/** In the hour: a million are gone in a night. */
const clearedAtMost = 200_000;

export function openSubscriptionStore(sql: Sql, ring: Pick<KeyRing, "derived">): SubscriptionStore {
  const fields = openSubscriberFields(ring);
  return {
    ...openSubscribers(sql, fields),
    ...openMailings(sql),
    ...openSender(sql),
    queue: openNewsQueue(sql, fields),
    counts: () => readCounts(sql),

    async clearOld(before) {
      const { count } = await sql`
        delete from mailing_message where ctid = any (array(
          select m.ctid from mailing_message m join mailing g on g.id = m.mailing
          where g.made_at < ${before} limit ${clearedAtMost}))`;
      return count;
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
