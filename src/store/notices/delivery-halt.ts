/** Delivery that stands still after a restore: which authorities', and how it goes on. */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { AuthorityId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { DeliveryHalt, WaitingMessages } from "../../respond/desk/people/notice-desk.ts";
import type { Change } from "../../respond/ports.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";

const saidThen = "sent before the record was restored, as was said then";

/** Of a message `m`: whoever takes messages asks for this. */
export function isNotHalted(sql: Sql): Fragment {
  return sql`not exists (
    select from delivery_halt h join notice halted on halted.authority_id = h.authority_id
    where halted.id = m.notice_id)`;
}

/** Of which authorities nothing goes out, and since which backup; null where all goes out. */
export async function haltInForce(
  sql: Sql,
): Promise<{ readonly madeAt: Date; readonly names: readonly string[] } | null> {
  const [row] = await sql<{ readonly madeAt: Date | null; readonly names: readonly string[] | null }[]>`
    select min(h.backup_made_at) as "madeAt", array_agg(a.name order by a.position) as names
    from delivery_halt h join authority a on a.id = h.authority_id`;
  const { madeAt = null, names = null } = row ?? {};
  return madeAt === null || names === null ? null : { madeAt, names };
}

export async function readHalt(sql: Sql, authority: AuthorityId): Promise<DeliveryHalt | null> {
  const [row] = await sql<{ readonly madeAt: Date; readonly haltedAt: Date; readonly waiting: number }[]>`
    select backup_made_at as "madeAt", halted_at as "haltedAt", (
      select count(*)::int from message m join notice n on n.id = m.notice_id
      where n.authority_id = h.authority_id and m.state in ('waiting', 'queued')
    ) + (
      select count(*)::int from briefing_message m join briefing_recipient r on r.id = m.recipient_id
        join briefing b on b.id = r.briefing_id where b.authority_id = h.authority_id and m.state = 'queued'
    ) as waiting from delivery_halt h where authority_id = ${authority}`;
  return row ?? null;
}

export async function resumeDelivery(
  sql: Sql,
  by: Change,
  authority: AuthorityId,
  waiting: WaitingMessages,
  entries: (messages: number) => readonly NewEntry[],
): Promise<number | null> {
  return await change<number | null>(sql, actorOf(by), async (tx) => {
    const { count } = await tx`delete from delivery_halt where authority_id = ${authority}`;
    if (count === 0) return { value: null, entries: [] };
    const messages =
      waiting === "sent" ? await writeDownAsSent(tx, authority, by.at) : await countWaiting(tx, authority);
    return { value: messages, entries: entries(messages) };
  });
}

async function countWaiting(tx: TransactionSql, authority: AuthorityId): Promise<number> {
  const [row] = await tx<[{ readonly messages: number }]>`
    select (
      select count(*)::int from message m join notice n on n.id = m.notice_id
      where n.authority_id = ${authority} and m.state in ('waiting', 'queued')
    ) + (
      select count(*)::int from briefing_message m join briefing_recipient r on r.id = m.recipient_id
        join briefing b on b.id = r.briefing_id where b.authority_id = ${authority} and m.state = 'queued'
    ) as messages`;
  return row.messages;
}

/** Somebody knows that they went out after the backup was made. */
async function writeDownAsSent(tx: TransactionSql, authority: AuthorityId, at: Date): Promise<number> {
  const rows = await tx<
    { readonly reference: string; readonly notice_id: string; readonly attempts: number }[]
  >`
    update message m set state = 'sent', sent_at = ${at}, attempts = m.attempts + 1 from notice n
    where n.id = m.notice_id and n.authority_id = ${authority} and m.state in ('waiting', 'queued')
    returning m.reference, m.notice_id, m.attempts`;
  for (const { reference, notice_id, attempts } of rows) {
    await tx`insert into attempt (message_reference, number, at, result, outcome)
      values (${reference}, ${attempts}, ${at}, ${saidThen}, 'sent')`;
    await tx`update notice set state = 'sent' where id = ${notice_id} and state = 'sending'`;
  }
  // A next way, or a wave, may have gone as well: nobody is written to again before somebody has looked.
  await tx`
    update notice n set ways = array(select distinct m.channel from message m where m.notice_id = n.id)
    where n.authority_id = ${authority} and n.state = 'failed'`;
  await tx`
    update notice set state = 'drafted', approved_by = null, approved_at = null
    where authority_id = ${authority} and state = 'approved'`;
  const briefings = await tx`
    update briefing_message m set state = 'sent', sent_at = ${at}, attempts = m.attempts + 1, result = ${saidThen}
    from briefing_recipient r join briefing b on b.id = r.briefing_id
    where r.id = m.recipient_id and b.authority_id = ${authority} and m.state = 'queued'`;
  return rows.length + briefings.count;
}
