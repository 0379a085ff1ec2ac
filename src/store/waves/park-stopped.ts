/**
 * What was with a carrier when its wave was paused or ended, and came back unsent: it waits, or is over, before anybody
 * takes it up again.
 */
import type { TransactionSql } from "postgres";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { endUnsent } from "./end-unsent.ts";

export async function parkStopped(tx: TransactionSql, now: Date): Promise<readonly NewEntry[]> {
  const waiting = await tx<{ readonly reference: string }[]>`
    update message m set state = 'waiting' from wave w
    where w.id = m.wave_id and w.state = 'paused' and m.state = 'queued' and m.free_at <= ${now}
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
    returning m.reference`;
  const over = await endUnsent(
    tx,
    tx`m.state = 'queued' and m.free_at <= ${now} and m.wave_id in (select id from wave where state = 'ended')
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))`,
    now,
  );
  const references = [...waiting.map(({ reference }) => reference), ...over];
  if (references.length === 0) return [];
  const detail = { count: references.length, references };
  return [{ verb: "wave.held-back", subject: "messages", actor: "system", detail }];
}
