/**
 * After a restore nothing is delivered until a lead says so. What was waiting when the backup was made may have gone out
 * since, and so may messages that this record has never heard of: that is known by people, and by the last outbox.
 */
import type { TransactionSql } from "postgres";

export async function haltDelivery(tx: TransactionSql, madeAt: Date, at: Date): Promise<number> {
  const halted = await tx<{ readonly waiting: number }[]>`
    insert into delivery_halt (authority_id, backup_made_at, halted_at, waiting)
    select a.id, ${madeAt}, ${at}, (
      select count(*) from message m join notice n on n.id = m.notice_id
      where n.authority_id = a.id and m.state in ('waiting', 'queued')
    ) + (
      select count(*) from briefing_message m join briefing_recipient r on r.id = m.recipient_id
        join briefing b on b.id = r.briefing_id where b.authority_id = a.id and m.state = 'queued'
    ) from authority a
    on conflict (authority_id) do update set backup_made_at = excluded.backup_made_at, halted_at = excluded.halted_at,
      waiting = excluded.waiting
    returning waiting`;
  return halted.reduce((sum, { waiting }) => sum + waiting, 0);
}
