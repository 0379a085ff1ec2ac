/** What became of messages that were carried, in one transaction with how far their mailings have come. */
import type { Sql, TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { mostFailures } from "../../domain/subscriptions/subscription.ts";
import type { Delivered } from "../../respond/courier.ts";
import type { Change } from "../../respond/ports.ts";
import type { LeasedNews } from "../../respond/subscriptions/subscription-store.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { afterPause } from "../delivery/attempt.ts";
import { byIndex } from "./by-index.ts";
import { remove } from "./remove.ts";

type Some = readonly Delivered<LeasedNews>[];

export function settle(sql: Sql, by: Change, delivered: Some): Promise<void> {
  return change(sql, actorOf(by), async (tx) => {
    const of = (kind: string) => delivered.filter(({ delivery }) => delivery.kind === kind);
    const [sent, refused] = [of("sent"), of("refused")];
    await byIndex(tx);
    await settleSent(tx, sent, by.at);
    await letWait(tx, of("unavailable"), by.at);
    const ended = await settleRefused(tx, refused, by.at);
    const entries = [
      ...entry("news.delivered", sent.length),
      ...entry("news.refused", refused.length),
      ...entry("subscription.refused", ended),
    ];
    return { value: undefined, entries };
  });
}

async function settleSent(tx: TransactionSql, sent: Some, at: Date): Promise<void> {
  if (sent.length === 0) return;
  const { positions, mailings } = columnsOf(sent);
  await tx`
    with done as (
      update mailing_message m set state = 'sent', sent_at = ${at}
      from unnest(${positions}::bigint[], ${mailings}::bigint[]) as t(subscriber, mailing)
      where m.subscriber = t.subscriber and m.mailing = t.mailing and m.state = 'queued' returning m.mailing)
    update mailing g set sent = g.sent + d.count
    from (select mailing, count(*)::int as count from done group by mailing) d where g.id = d.mailing`;
  // What was held back is told with the daily message that came after it.
  await tx`
    update mailing_message h set state = 'sent', sent_at = ${at}
    from unnest(${positions}::bigint[], ${mailings}::bigint[]) as t(subscriber, mailing)
      join mailing g on g.id = t.mailing and g.kind = 'digest'
    where h.subscriber = t.subscriber and h.state = 'held' and h.mailing < t.mailing`;
  await tx`update subscriber set failures = 0 where position = any(${positions}::bigint[]) and failures > 0`;
}

async function letWait(tx: TransactionSql, unavailable: Some, at: Date): Promise<void> {
  if (unavailable.length === 0) return;
  const { positions, mailings } = columnsOf(unavailable);
  const until = unavailable.map(({ leased }) => afterPause(at, leased.attempt));
  await tx`
    update mailing_message m set free_at = t.until
    from unnest(${positions}::bigint[], ${mailings}::bigint[], ${until}::timestamptz[]) as t(subscriber, mailing, until)
    where m.subscriber = t.subscriber and m.mailing = t.mailing and m.state = 'queued'`;
}

/** How many were deleted, since they could not be written to again and again. */
async function settleRefused(tx: TransactionSql, refused: Some, at: Date): Promise<number> {
  if (refused.length === 0) return 0;
  const { positions, mailings } = columnsOf(refused);
  await tx`
    with done as (
      update mailing_message m set state = 'failed'
      from unnest(${positions}::bigint[], ${mailings}::bigint[]) as t(subscriber, mailing)
      where m.subscriber = t.subscriber and m.mailing = t.mailing and m.state = 'queued' returning m.mailing)
    update mailing g set refused = g.refused + d.count
    from (select mailing, count(*)::int as count from done group by mailing) d where g.id = d.mailing`;
  const rows = await tx<{ readonly position: string; readonly failures: number }[]>`
    update subscriber set failures = failures + 1 where position = any(${positions}::bigint[])
    returning position::text, failures`;
  const gone = rows.filter(({ failures }) => failures >= mostFailures).map(({ position }) => position);
  return gone.length === 0 ? 0 : await remove(tx, gone, "unreachable", at);
}

function columnsOf(some: Some) {
  return {
    positions: some.map(({ leased }) => leased.position),
    mailings: some.map(({ leased }) => leased.mailing),
  };
}

function entry(verb: string, count: number): readonly NewEntry[] {
  return count === 0 ? [] : [{ verb, actor: "system", subject: "subscribers", detail: { count } }];
}
