/** Who subscribes, in SQL: asking, confirming, choosing, leaving. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Choices } from "../../domain/subscriptions/subscription.ts";
import type { Change } from "../../respond/ports.ts";
import type { Sent, SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeOnce } from "../hatch/take-once.ts";
import type { SubscriberFields } from "./fields.ts";
import { remove } from "./remove.ts";

type Subscribers = Pick<
  SubscriptionStore,
  "ask" | "confirm" | "choose" | "leave" | "end" | "endReturned" | "endUnconfirmed"
>;

export function openSubscribers(sql: Sql, fields: SubscriberFields): Subscribers {
  /** Once for each submission, and an entry only where something came of it. */
  const once = (
    by: Change,
    sent: Sent,
    entries: readonly NewEntry[],
    work: (tx: TransactionSql) => Promise<boolean>,
  ) =>
    change<"taken" | "known">(sql, actorOf(by), async (tx) => {
      if (!(await takeOnce(tx, sent, by.at))) return { value: "known", entries: [] };
      return { value: "taken", entries: (await work(tx)) ? entries : [] };
    });

  return {
    ask: (by, sent, email, choices, mayConfirm, entries) =>
      once(by, sent, entries, async (tx) => {
        const hash = fields.hash(email);
        const id = randomUUID();
        await tx`
          insert into subscriber (id, hash, email, state, topics, pace, language)
          values (${id}, ${hash}, ${fields.seal(id, email)}, 'asked', ${[...choices.topics]}, ${choices.pace},
            ${choices.language})
          on conflict (hash) do nothing`;
        const [row] = await tx<[{ readonly position: string; readonly asked: readonly Date[] }]>`
          select position::text, asked from subscriber where hash = ${hash} for update`;
        // Whoever asks too often changes nothing: what is confirmed is what the last message said.
        if (!mayConfirm(row.asked)) return false;
        await tx`
          update subscriber set wanted = ${tx.json(choices)}, wanted_at = ${by.at},
            asked = asked[cardinality(asked) - 3:] || ${by.at}::timestamptz
          where position = ${row.position}`;
        await queueOne(tx, "confirmation", row.position, by.at);
        return true;
      }),

    confirm: (by, sent, secret, since, entries) =>
      once(by, sent, entries, async (tx) => {
        const [row] = await tx<{ readonly position: string }[]>`
          update subscriber set state = 'active', confirmed_at = coalesce(confirmed_at, ${by.at}),
            topics = array(select jsonb_array_elements_text(wanted -> 'topics')), pace = wanted ->> 'pace',
            language = wanted ->> 'language', wanted = null, wanted_at = null, failures = 0
          where id = ${fields.idIn(secret)}::uuid and wanted_at > ${since} returning position::text`;
        if (row === undefined) return false;
        await queueOne(tx, "welcome", row.position, by.at);
        return true;
      }),

    choose: (by, sent, secret, choices: Choices, entries) =>
      once(by, sent, entries, async (tx) => {
        const { count } = await tx`
          update subscriber set state = 'active', confirmed_at = coalesce(confirmed_at, ${by.at}),
            topics = ${[...choices.topics]}, pace = ${choices.pace}, language = ${choices.language},
            wanted = null, wanted_at = null
          where id = ${fields.idIn(secret)}::uuid`;
        return count > 0;
      }),

    leave: (by, sent, secret, entries) =>
      once(by, sent, entries, async (tx) => {
        const [row] = await tx<{ readonly position: string }[]>`
          select position::text from subscriber where id = ${fields.idIn(secret)}::uuid for update`;
        return row !== undefined && (await remove(tx, [row.position], "left", by.at)) > 0;
      }),

    end: (by, email, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const [row] = await tx<{ readonly position: string }[]>`
          select position::text from subscriber where hash = ${fields.hash(email)} for update`;
        // The entry stands in any case: whoever reads the ledger learns nothing of who was among the subscribers.
        if (row === undefined) return { value: false, entries };
        await remove(tx, [row.position], "asked-us", by.at);
        return { value: true, entries };
      }),

    endReturned: (by, returned, entries) =>
      change(sql, actorOf(by), async (tx) => {
        let count = 0;
        for (const why of ["unreachable", "complained"] as const) {
          const ids = returned.filter((one) => one.why === why).map(({ subscriber }) => subscriber);
          const rows = await tx<{ readonly position: string }[]>`
            select position::text from subscriber s where id = any(${ids.filter(isUuid)}::uuid[])
            order by s.position for update`;
          if (rows.length > 0)
            count += await remove(
              tx,
              rows.map(({ position }) => position),
              why,
              by.at,
            );
        }
        return { value: count, entries: count === 0 ? [] : entries(count) };
      }),

    endUnconfirmed: (by, before, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const rows = await tx<{ readonly position: string }[]>`
          select position::text from subscriber s where wanted_at < ${before} and state = 'asked'
          order by s.position limit 1000 for update`;
        await tx`
          update subscriber set wanted = null, wanted_at = null where wanted_at < ${before} and state = 'active'`;
        if (rows.length === 0) return { value: 0, entries: [] };
        const count = await remove(
          tx,
          rows.map(({ position }) => position),
          "unconfirmed",
          by.at,
        );
        return { value: count, entries: entries(count) };
      }),
  };
}

/** A message to one alone, before everything else that waits. */
async function queueOne(
  tx: TransactionSql,
  kind: "confirmation" | "welcome",
  position: string,
  at: Date,
): Promise<void> {
  const [mailing] = await tx<[{ readonly id: string }]>`
    insert into mailing (kind, made_at, queued_at, queued) values (${kind}, ${at}, ${at}, 1) returning id::text`;
  await tx`
    insert into mailing_message (subscriber, mailing, state, rank, free_at)
    values (${position}, ${mailing.id}, 'queued', 0, ${at})`;
}
