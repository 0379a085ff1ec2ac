/** What a new review of a holding takes away, and what it makes of notices that have not gone out. */
import type { TransactionSql } from "postgres";
import type { Holding } from "../../domain/documents/holding.ts";
import type { PersonId } from "../../domain/ids.ts";

const hangingOnPeople = [
  "contact_point",
  "identifier",
  "finding",
  "person_search",
  "person_mark",
  "person_link",
  "person_part",
];

/** What hangs on people is written anew; whoever was told keeps theirs, and what other holdings say stays. */
export async function clearFormerReview(tx: TransactionSql, { id }: Holding): Promise<void> {
  for (const table of hangingOnPeople)
    await tx`
      delete from ${tx(table)} t where t.holding_id = ${id}
        and not exists (select from person_told k where k.id = t.person_id)
        and not exists (select from person d where d.id = t.person_id and d.deleted_at is not null)`;
}

export async function removeVanished(tx: TransactionSql, { id, incident }: Holding): Promise<void> {
  await tx`
    delete from person p where p.incident_id = ${incident} and p.holding_id = ${id} and p.deleted_at is null
      and not exists (select from person_told k where k.id = p.id)
      and not exists (select from person_part t where t.person_id = p.id)`;
}

/**
 * Counts the review for everybody whom it touched, so that drafts from before it are stale; what was approved and has
 * not been queued needs a draft and an approval anew. Tells how many approvals that took back.
 */
export async function touchPeople(
  tx: TransactionSql,
  touched: readonly PersonId[],
  rivals: readonly PersonId[],
): Promise<number> {
  const all = [...new Set([...touched, ...rivals])];
  await tx`update person_part set ambiguous = true where person_id = any(${[...rivals]}::uuid[])`;
  await tx`update person set ambiguous = true where id = any(${[...rivals]}::uuid[])`;
  await tx`update person set reviews = reviews + 1 where id = any(${all}::uuid[])`;
  const { count } = await tx`
    update notice set state = 'drafted', approved_by = null, approved_at = null
    where state = 'approved' and person_id = any(${all}::uuid[])`;
  return count + (await takeBackWaiting(tx, all));
}

/**
 * What waits for its turn was written, and looked at, before this review: more may be known now, and it may be that they
 * must not be written to. What somebody is carrying cannot be called back.
 */
async function takeBackWaiting(tx: TransactionSql, people: readonly PersonId[]): Promise<number> {
  // Locked first: whoever leases at this moment has written down their attempt by the time that it is looked for.
  await tx`
    select from message m join notice n on n.id = m.notice_id
    where n.person_id = any(${[...people]}::uuid[]) and m.state in ('waiting', 'queued') for update of m`;
  const { count } = await tx`
    with stopped as (
      update message m set state = 'failed', attempts = m.attempts + 1 from notice n
      where n.id = m.notice_id and n.person_id = any(${[...people]}::uuid[]) and n.state = 'sending'
        and m.state in ('waiting', 'queued') and not exists (
          select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
      returning m.reference, m.notice_id, m.attempts
    ), said as (
      insert into attempt (message_reference, number, at, result)
      select reference, attempts, now(), 'Not sent: a review since then touched its person.' from stopped
    )
    update notice set state = 'drafted', approved_by = null, approved_at = null
    where id in (select notice_id from stopped)`;
  return count;
}
