/**
 * Holds what is still to be sent to somebody: notices that are drafted or approved, and messages that are queued, answers to
 * who asked among them. What somebody is carrying at this moment cannot be called back: it is counted, and held when it
 * comes back unsent.
 */
import type { TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, NoticeId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { HoldReason } from "../../domain/notices/notice.ts";
import type { HeldAnswer, HeldNotice } from "../../respond/complaints/complaint-store.ts";

type Whose = {
  readonly authority: AuthorityId;
  readonly person: number;
  /** Null where it was a flag that somebody raised. */
  readonly complaint: string | null;
  readonly at: Date;
  /** Why, as the gate names it. */
  readonly reason?: HoldReason;
  /** Numbers are one incident's own; a letter names no incident. */
  readonly incident?: IncidentId;
};

function isTheirs(tx: TransactionSql, { authority, person, incident = undefined }: Whose) {
  return tx`p.number = ${person} and p.authority_id = ${authority}
    and ${incident === undefined ? tx`true` : tx`p.incident_id = ${incident}`}`;
}

const why = "Not sent: held for somebody to look.";

export async function holdMessages(tx: TransactionSql, whose: Whose) {
  await keepHolding(tx, whose);
  const waiting = await holdNotices(tx, whose);
  const queued = await holdQueued(tx, whose);
  const answers = await holdAnswers(tx, whose);
  return { notices: [...waiting, ...queued], answers, underWay: await countUnderWay(tx, whose) };
}

async function keepHolding(tx: TransactionSql, whose: Whose): Promise<void> {
  const { complaint, at, reason = "moved" } = whose;
  await tx`
    insert into sending_hold (person_id, authority_id, complaint_id, at, reason)
    select p.id, p.authority_id, ${complaint}, ${at}, ${reason} from person p
    where ${isTheirs(tx, whose)} and p.deleted_at is null
    on conflict (person_id) do update set complaint_id = excluded.complaint_id, at = excluded.at, reason = excluded.reason`;
}

async function holdNotices(tx: TransactionSql, whose: Whose): Promise<readonly HeldNotice[]> {
  const { reason = "moved" } = whose;
  await tx`
    update notice n set hold_reasons = array(select distinct unnest(n.hold_reasons || array[${reason}]))
    from person p where p.id = n.person_id and ${isTheirs(tx, whose)} and n.state = 'held'`;
  return await tx<HeldNotice[]>`
    update notice n set state = 'held', hold_reasons = array(select distinct unnest(n.hold_reasons || array[${reason}]))
    from person p
    where p.id = n.person_id and ${isTheirs(tx, whose)}
      and n.state in ('drafted', 'approved', 'failed')
    returning n.id as notice, n.incident_id as incident`;
}

/** A message of which every attempt is settled: nobody has it in their hands, and none may have gone unseen. */
async function holdQueued(tx: TransactionSql, whose: Whose): Promise<readonly HeldNotice[]> {
  const { at, reason = "moved" } = whose;
  // Locked first: whoever leases at this moment has written down their attempt by the time that it is looked for.
  await tx`
    select from message m join notice n on n.id = m.notice_id join person p on p.id = n.person_id
    where ${isTheirs(tx, whose)} and m.state in ('waiting', 'queued') for update of m`;
  const stopped = await tx<Stopped[]>`
    update message m set state = 'failed', attempts = m.attempts + 1
    from notice n join person p on p.id = n.person_id
    where n.id = m.notice_id and ${isTheirs(tx, whose)} and m.state in ('queued', 'waiting')
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
    returning m.reference, m.notice_id as notice, m.attempts as number`;
  return await holdStopped(
    tx,
    stopped.map((one) => ({ ...one, reason })),
    at,
  );
}

type Stopped = { readonly reference: string; readonly notice: NoticeId; readonly number: number };
type Reasoned = Stopped & { readonly reason: string };

async function holdStopped(
  tx: TransactionSql,
  stopped: readonly Reasoned[],
  at: Date,
): Promise<readonly HeldNotice[]> {
  if (stopped.length === 0) return [];
  const attempts = stopped.map(({ reference, number }) => ({
    ...{ message_reference: reference, number, at, result: why },
  }));
  await tx`insert into attempt ${tx(attempts)}`;
  return await tx<HeldNotice[]>`
    update notice n set state = 'held', hold_reasons = array(select distinct unnest(n.hold_reasons || array[s.reason]))
    from unnest(${stopped.map(({ notice }) => notice)}::uuid[], ${stopped.map(({ reason }) => reason)}::text[]) s(id, reason)
    where n.id = s.id and n.state = 'sending'
    returning n.id as notice, n.incident_id as incident`;
}

/** What was being carried when it was to be held, and came back: before anybody takes it up again. */
export async function holdLateMessages(tx: TransactionSql, at: Date): Promise<readonly NewEntry[]> {
  const stopped = await tx<(Reasoned & Late)[]>`
    update message m set state = 'failed', attempts = m.attempts + 1
    from notice n join sending_hold h on h.person_id = n.person_id
    where n.id = m.notice_id and m.state in ('queued', 'waiting') and m.queued_at <= h.at and m.free_at <= ${at}
      and not exists (select from attempt a where a.message_reference = m.reference and a.outcome in ('open', 'unknown'))
    returning m.reference, m.notice_id as notice, m.attempts as number, h.authority_id as authority, h.complaint_id as complaint, h.reason`;
  const held = await holdStopped(tx, stopped, at);
  return held.map(({ notice, incident }) => {
    const { authority, complaint, reason } = stopped.find((one) => one.notice === notice)!;
    const detail = { authority, complaint, reason };
    return { verb: "notice.held", subject: `notice:${notice}`, actor: "system", incident, detail };
  });
}

export async function holdLateAnswers(tx: TransactionSql, at: Date): Promise<readonly NewEntry[]> {
  const held = await tx<(HeldAnswer & Late)[]>`
    update check_answer k set state = 'failed', result = ${why}, words = null, destination = null
    from sending_hold h
    where h.person_id = k.person_id and k.state = 'queued' and k.queued_at <= h.at and k.free_at <= ${at}
    returning k.id as answer, k.incident_id as incident, h.authority_id as authority, h.complaint_id as complaint`;
  return held.map(({ answer, incident, authority, complaint }) => {
    const detail = { authority, complaint };
    return {
      verb: "check-answer.held",
      subject: `check-answer:${answer}`,
      actor: "system",
      incident,
      detail,
    };
  });
}

type Late = { readonly authority: AuthorityId; readonly complaint: string | null };

/** One that came back says why; one that somebody is carrying says nothing. */
async function holdAnswers(tx: TransactionSql, whose: Whose): Promise<readonly HeldAnswer[]> {
  const { at } = whose;
  return await tx<HeldAnswer[]>`
    update check_answer k set state = 'failed', result = ${why}, words = null, destination = null
    from person p
    where p.id = k.person_id and ${isTheirs(tx, whose)} and k.state = 'queued'
      and (k.free_at <= ${at} or k.attempts = 0 or k.result <> '')
    returning k.id as answer, k.incident_id as incident`;
}

async function countUnderWay(tx: TransactionSql, whose: Whose): Promise<number> {
  const [row] = await tx<[{ readonly under_way: number }]>`
    select (select count(*) from message m join notice n on n.id = m.notice_id join person p on p.id = n.person_id
        where ${isTheirs(tx, whose)} and m.state in ('queued', 'waiting'))::int
      + (select count(*) from check_answer k join person p on p.id = k.person_id
        where ${isTheirs(tx, whose)} and k.state = 'queued')::int as under_way`;
  return row.under_way;
}
