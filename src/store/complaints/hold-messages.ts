/**
 * Holds what is still to be sent to somebody: notices that are drafted or approved, and messages that are queued, answers to
 * who asked among them. What somebody is carrying at this moment cannot be called back: it is counted, and left alone.
 */
import type { TransactionSql } from "postgres";
import type { AuthorityId, NoticeId } from "../../domain/ids.ts";
import type { HeldAnswer, HeldNotice } from "../../respond/complaints/complaint-store.ts";

type Whose = { readonly authority: AuthorityId; readonly person: number; readonly at: Date };

const why = "Not sent: held, since a letter reached the wrong person.";

export async function holdMessages(tx: TransactionSql, whose: Whose) {
  const waiting = await holdNotices(tx, whose);
  const queued = await holdQueued(tx, whose);
  const answers = await holdAnswers(tx, whose);
  return { notices: [...waiting, ...queued], answers, underWay: await countUnderWay(tx, whose) };
}

async function holdNotices(tx: TransactionSql, { authority, person }: Whose): Promise<readonly HeldNotice[]> {
  return await tx<HeldNotice[]>`
    update notice n set state = 'held', hold_reasons = array(select distinct unnest(n.hold_reasons || array['moved']))
    from person p
    where p.id = n.person_id and p.number = ${person} and n.authority_id = ${authority}
      and n.state in ('drafted', 'approved')
    returning n.id as notice, n.incident_id as incident`;
}

/** A message whose last attempt is written down, or whose lease is over: nobody has it in their hands. */
async function holdQueued(
  tx: TransactionSql,
  { authority, person, at }: Whose,
): Promise<readonly HeldNotice[]> {
  const stopped = await tx<
    { readonly reference: string; readonly notice: NoticeId; readonly number: number }[]
  >`
    update message m set state = 'failed', attempts = m.attempts + 1
    from notice n join person p on p.id = n.person_id
    where n.id = m.notice_id and p.number = ${person} and n.authority_id = ${authority} and m.state = 'queued'
      and (m.free_at <= ${at} or m.attempts = (select count(*) from attempt a where a.message_reference = m.reference))
    returning m.reference, m.notice_id as notice, m.attempts as number`;
  if (stopped.length === 0) return [];
  const attempts = stopped.map(({ reference, number }) => ({
    ...{ message_reference: reference, number, at, result: why },
  }));
  await tx`insert into attempt ${tx(attempts)}`;
  return await tx<HeldNotice[]>`
    update notice n set state = 'held', hold_reasons = array(select distinct unnest(n.hold_reasons || array['moved']))
    where n.id = any(${stopped.map(({ notice }) => notice)}::uuid[]) and n.state = 'sending'
    returning n.id as notice, n.incident_id as incident`;
}

async function holdAnswers(
  tx: TransactionSql,
  { authority, person, at }: Whose,
): Promise<readonly HeldAnswer[]> {
  return await tx<HeldAnswer[]>`
    update check_answer k set state = 'failed', result = ${why}, words = null, destination = null
    from person p
    where p.id = k.person_id and p.number = ${person} and k.authority_id = ${authority} and k.state = 'queued'
      and (k.free_at <= ${at} or k.attempts = 0)
    returning k.id as answer, k.incident_id as incident`;
}

async function countUnderWay(tx: TransactionSql, { authority, person }: Whose): Promise<number> {
  const [row] = await tx<[{ readonly under_way: number }]>`
    select (select count(*) from message m join notice n on n.id = m.notice_id join person p on p.id = n.person_id
        where p.number = ${person} and n.authority_id = ${authority} and m.state = 'queued')::int
      + (select count(*) from check_answer k join person p on p.id = k.person_id
        where p.number = ${person} and k.authority_id = ${authority} and k.state = 'queued')::int as under_way`;
  return row.under_way;
}
