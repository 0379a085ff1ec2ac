/** What an ended wave did not send: over, and whoever was told in no way yet may be told by another wave. */
import type { Fragment, TransactionSql } from "postgres";

/** `which`: of messages `m`. */
export async function endUnsent(tx: TransactionSql, which: Fragment, at: Date): Promise<readonly string[]> {
  const rows = await tx<{ readonly reference: string }[]>`
    with over as (
      update message m set state = 'failed', attempts = m.attempts + 1 where ${which}
      returning m.reference, m.notice_id, m.attempts
    ), said as (
      insert into attempt (message_reference, number, at, result)
      select reference, attempts, ${at}, 'Not sent: its wave was ended.' from over
    ), back as (
      update notice n set state = case when exists (
          select from message o where o.notice_id = n.id and o.reference not in (select reference from over)
        ) then 'failed' else 'approved' end
      where n.id in (select notice_id from over) and n.state = 'sending'
    )
    select reference from over`;
  return rows.map(({ reference }) => reference);
}
