/** Changes of notices in SQL: draft, approve, decide, queue. Each with its entries in the same transaction. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, IncidentId, NoticeId, PersonId } from "../../domain/ids.ts";
import type { DraftedNotice, NoticeStore, NoticeUnderChange } from "../../respond/notices/notice-store.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import type { NoticeFields } from "./notice-fields.ts";

type Writing = Pick<NoticeStore, "addDrafts" | "approve" | "alter" | "queue">;

export function writeNotices(sql: Sql, fields: NoticeFields): Writing {
  return {
    addDrafts: (by, drafts, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const added = await insertDrafts(tx, fields, drafts, by.at);
        return { value: added, entries: entries(added) };
      }),

    approve: (by, { incident, authority, bands, ids, exercise }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        await tx`select from incident where id = ${incident} for share`;
        // A draft from before the last review of its person may not fit them any more: it is drafted anew first.
        const { count } = await tx`
          update notice n set state = 'approved', approved_by = ${by.by}, approved_at = ${by.at}, exercise = ${exercise}
          from person p
          where p.id = n.person_id and n.incident_id = ${incident} and n.authority_id = ${authority}
            and n.state = 'drafted' and n.reviews = p.reviews
            and ${bands === undefined ? tx`true` : tx`n.band = any(${[...bands]})`}
            and ${ids === undefined ? tx`true` : tx`n.id = any(${ids.filter(isUuid)}::uuid[])`}`;
        return { value: count, entries: count === 0 ? [] : entries(count) };
      }),

    alter: (by, id, decide) =>
      alter(
        sql,
        by,
        { read: (tx) => lockNotice(tx, fields, id), write: (tx, next) => updateNotice(tx, fields, next) },
        decide,
      ),

    queue: (by, incident, authority, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const count = await queueMessages(tx, incident, authority, by.at);
        return { value: count, entries: count === 0 ? [] : entries(count) };
      }),
  };
}

/** Each takes the place of a former draft of the same person; a notice that got any further stays. */
async function insertDrafts(
  tx: TransactionSql,
  fields: NoticeFields,
  drafts: readonly DraftedNotice[],
  at: Date,
): Promise<readonly DraftedNotice[]> {
  if (drafts.length === 0) return [];
  // A review under way may take somebody out of the register: wait for it, and draft for those who are left.
  await tx`select from incident where id = any(${[...new Set(drafts.map((one) => one.incident))]}) for share`;
  const people = await tx<{ readonly person: PersonId; readonly carried: NoticeId | null }[]>`
    select p.id as person, n.id as carried from person p left join notice n
      on n.person_id = p.id and n.state in ('held', 'drafted') and exists (select from message m where m.notice_id = n.id)
    where p.id = any(${drafts.map(({ person }) => person)}::uuid[])`;
  const carried = new Map(people.map((one) => [one.person, one.carried]));
  const ready = drafts.filter(({ person }) => carried.has(person));
  await tx`
    delete from notice n where person_id = any(${ready.map(({ person }) => person)}::uuid[])
      and state in ('held', 'drafted') and not exists (select from message m where m.notice_id = n.id)`;
  // A notice that went out once in vain keeps its id, and so its messages and what became of them.
  const again = ready.flatMap((draft) => {
    const id = carried.get(draft.person);
    return id === null || id === undefined ? [] : [{ ...draft, id }];
  });
  const first = ready.filter(({ person }) => carried.get(person) === null);
  for (const draft of again) await redraft(tx, rowOf(draft, fields, at));
  return [...again, ...(await insertNew(tx, fields, first, at))];
}

async function insertNew(
  tx: TransactionSql,
  fields: NoticeFields,
  drafts: readonly DraftedNotice[],
  at: Date,
): Promise<readonly DraftedNotice[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((draft) => rowOf(draft, fields, at));
  const kept = await tx<{ readonly id: NoticeId }[]>`
    insert into notice ${tx(rows)} on conflict (person_id) do nothing returning id`;
  const ids = new Set(kept.map(({ id }) => id));
  return drafts.filter(({ id }) => ids.has(id));
}

async function redraft(tx: TransactionSql, row: ReturnType<typeof rowOf>): Promise<void> {
  const { id, incident_id, person_id, ...changed } = row;
  await tx`
    update notice set ${tx(changed)}, approved_by = null, approved_at = null
    where id = ${id} and incident_id = ${incident_id} and person_id = ${person_id} and state in ('held', 'drafted')`;
}

function rowOf(draft: DraftedNotice, fields: NoticeFields, at: Date) {
  return {
    id: draft.id,
    incident_id: draft.incident,
    authority_id: draft.authority,
    person_id: draft.person,
    band: draft.band,
    state: draft.state,
    channel: draft.channel,
    hold_reasons: [...draft.holdReasons],
    name: fields.seal("name", draft.name, draft.id),
    destination: draft.destination === null ? null : fields.seal("destination", draft.destination, draft.id),
    words: fields.sealWords(draft.words, draft.id),
    drafted_at: at,
    reviews: draft.reviews,
  };
}

async function queueMessages(
  tx: TransactionSql,
  incident: IncidentId,
  authority: AuthorityId,
  at: Date,
): Promise<number> {
  await tx`select from incident where id = ${incident} for share`;
  const { count } = await tx`
    with taken as (
      update notice n set state = 'sending' from person p
      where n.incident_id = ${incident} and n.authority_id = ${authority} and n.state = 'approved'
        and p.id = n.person_id and n.reviews = p.reviews
      returning n.id, n.channel, n.band
    )
    insert into message (reference, notice_id, channel, urgency, state, queued_at, free_at)
    select 'N-' || id || (
        select case when count(*) = 0 then '' else '-' || (count(*) + 1) end from message m where m.notice_id = taken.id
      ), id, channel, array_position(array['low', 'medium', 'high', 'very-high'], band), 'queued', ${at}, ${at}
    from taken on conflict (notice_id) where state <> 'failed' do nothing`;
  return count;
}

async function lockNotice(
  tx: TransactionSql,
  fields: NoticeFields,
  id: NoticeId,
): Promise<NoticeUnderChange | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<(NoticeUnderChange & { readonly sealed: Buffer | null })[]>`
    select id, incident_id as incident, authority_id as authority, person_id as person, band, state, channel,
      hold_reasons as "holdReasons", destination as sealed
    from notice where id = ${id} for update`;
  if (row === undefined) return null;
  const { sealed, ...notice } = row;
  return { ...notice, destination: sealed === null ? null : fields.open("destination", sealed, id) };
}

async function updateNotice(
  tx: TransactionSql,
  fields: NoticeFields,
  next: NoticeUnderChange,
): Promise<void> {
  const { id, state, channel, destination } = next;
  const sealed = destination === null ? null : fields.seal("destination", destination, id);
  // What went out in vain and is released again was looked at as the person is now; a draft made anew would take the
  // way that failed before.
  await tx`
    update notice n set state = ${state}, channel = ${channel}, destination = ${sealed}, reviews = case
        when exists (select from message m where m.notice_id = n.id) then p.reviews else n.reviews end
    from person p where n.id = ${id} and p.id = n.person_id`;
}
