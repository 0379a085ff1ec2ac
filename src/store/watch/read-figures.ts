/** How far the ledger and the outbox are, in figures alone. */
import type { Sql } from "postgres";

export async function readFigures(sql: Sql) {
  const [row] = await sql<
    [{ readonly entries: number; readonly waiting: number; readonly queued: number; readonly oldest: number }]
  >`
    with waiting as (
      select queued_at from message where state = 'queued' union all select queued_at from briefing_message where state = 'queued'
    )
    select
      (select size::float8 from ledger_tree) as entries,
      (select count(*)::float8 from ledger_entry where position is null) as waiting,
      (select count(*)::float8 from waiting) as queued,
      (select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 from waiting) as oldest`;
  const messages = await sql<
    { readonly state: string; readonly carrier: string; readonly messages: number }[]
  >`
    select state, coalesce(carrier, 'none') as carrier, count(*)::float8 as messages from message group by 1, 2`;
  const [unsure] = await sql<[{ readonly oldest: number }]>`
    select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 as oldest from message where state = 'unsure'`;
  return {
    messages,
    oldestUnsure: Math.max(0, unsure.oldest),
    ledgerEntries: row.entries,
    entriesWithoutPlace: row.waiting,
    messagesQueued: row.queued,
    oldestMessage: Math.max(0, row.oldest),
  };
}
