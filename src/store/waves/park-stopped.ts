/**
 * What was with a carrier when its wave was paused or ended, and came back unsent: it waits, or is over, before anybody
 * takes it up again.
 */
import type { TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";

export async function parkStopped(tx: TransactionSql, now: Date): Promise<readonly NewEntry[]> {
  const waiting = await tx<{ readonly reference: string }[]>`
    update message m set state = 'waiting' from wave w
    where w.id = m.wave_id and w.state = 'paused' and m.state = 'queued' and m.free_at <= ${now}
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
    returning m.reference`;
  const over = await tx<{ readonly reference: string }[]>`
    with over as (
      update message m set state = 'failed' from wave w
      where w.id = m.wave_id and w.state = 'ended' and m.state = 'queued' and m.free_at <= ${now}
        and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
      returning m.reference, m.notice_id
    ), back as (
      update notice n set state = 'approved' where n.id in (select notice_id from over) and n.state = 'sending'
    )
    select reference from over`;
  const references = [...waiting, ...over].map(({ reference }) => reference);
  if (references.length === 0) return [];
  const detail = { count: references.length, references };
  return [{ verb: "wave.held-back", subject: "messages", actor: "system", detail }];
}
