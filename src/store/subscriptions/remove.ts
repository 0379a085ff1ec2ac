/** Deletes subscribers with what waits for them: of who is gone a count is kept, and nothing more is sent. */
import type { TransactionSql } from "postgres";
import type { GoneWhy } from "../../domain/subscriptions/counts.ts";

export async function remove(
  tx: TransactionSql,
  positions: readonly string[],
  why: GoneWhy,
  at: Date,
): Promise<number> {
  await tx`
    with gone as (
      delete from mailing_message where subscriber = any(${[...positions]}::bigint[]) returning mailing, state)
    update mailing m set dropped = m.dropped + g.count
    from (select mailing, count(*)::int as count from gone where state = 'queued' group by mailing) g
    where m.id = g.mailing`;
  const { count } = await tx`delete from subscriber where position = any(${[...positions]}::bigint[])`;
  if (count > 0)
    await tx`
      insert into subscriber_gone as g (day, why, count)
      values ((${at}::timestamptz at time zone 'Europe/London')::date, ${why}, ${count})
      on conflict (day, why) do update set count = g.count + excluded.count`;
  return count;
}
