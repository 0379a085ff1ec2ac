/** Changes of notices in SQL: draft, approve, decide, queue. Each with its entries in the same transaction. */
import type { Sql, TransactionSql } from "postgres";
import type { HoldWork } from "../../domain/gate/release.ts";
import type { NoticeId, PersonId } from "../../domain/ids.ts";
import type { DraftedNotice, NoticeStore, NoticeUnderChange } from "../../respond/notices/notice-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { type NamedKey, sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { releaseContext } from "../gate/hold-rows.ts";
import { personKey } from "../people/person-fields.ts";
import { destinationHash } from "../suppression/suppressed.ts";
import { fieldsOfNotice, openNoticeFields } from "./notice-fields.ts";
import { queueNotices } from "./queue-notices.ts";

type Writing = Pick<NoticeStore, "addDrafts" | "approve" | "alter" | "weighSending" | "queue">;

export function writeNotices(sql: Sql, ring: KeyRing): Writing {
  return {
    addDrafts: (by, drafts, entries) =>
      ring.reading(() =>
        change(sql, actorOf(by), async (tx) => {
          const added = await insertDrafts(tx, ring, drafts, by.at);
          return { value: added, entries: entries(added) };
        }),
      ),

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
      ring.reading(() =>
        alter(
          sql,
          by,
          { read: (tx) => lockNotice(tx, ring, id), write: (tx, next) => updateNotice(tx, ring, next) },
          decide,
        ),
      ),

    ...queueNotices(sql),
  };
}

/** Each takes the place of a former draft of the same person; a notice that got any further stays. */
async function insertDrafts(
  tx: TransactionSql,
  ring: KeyRing,
  drafts: readonly DraftedNotice[],
  at: Date,
): Promise<readonly DraftedNotice[]> {
  if (drafts.length === 0) return [];
  const ordinal = ordinalOf(drafts[0]!);
  // A review under way may take somebody out of the register: wait for it, and draft for those who are left.
  await tx`select from incident where id = any(${[...new Set(drafts.map((one) => one.incident))]}) for share`;
  const people = await tx<PersonRow[]>`
    select p.id as person, p.seal_key as "sealKey", n.id as carried from person p left join notice n
      on n.person_id = p.id and n.ordinal = ${ordinal} and n.state in ('held', 'drafted') and exists (select from message m where m.notice_id = n.id)
    where p.id = any(${drafts.map(({ person }) => person)}::uuid[])`;
  const keys = new Map(people.map(({ person, sealKey }) => [person, personKey(ring, person, sealKey)]));
  const carried = new Map(
    people.filter(({ person }) => keys.get(person) !== null).map((one) => [one.person, one.carried]),
  );
  const ready = drafts.filter(({ person }) => carried.has(person));
  await tx`
    delete from notice n where person_id = any(${ready.map(({ person }) => person)}::uuid[])
      and ordinal = ${ordinal} and state in ('held', 'drafted') and not exists (select from message m where m.notice_id = n.id)`;
  // A notice that went out once in vain keeps its id, and so its messages and what became of them.
  const again = ready.flatMap((draft) => {
    const id = carried.get(draft.person);
    return id === null || id === undefined ? [] : [{ ...draft, id }];
  });
  const first = ready.filter(({ person }) => carried.get(person) === null);
  for (const draft of again) await redraft(tx, rowOf(draft, keys.get(draft.person)!, at, ring));
  const added = [...again, ...(await insertNew(tx, keys, first, at, ring))];
  await beginWork(tx, added, at);
  return added;
}

/** Whoever is held is somebody's work from now on; who was held before is so since then. */
async function beginWork(tx: TransactionSql, drafts: readonly DraftedNotice[], at: Date): Promise<void> {
  const held = drafts.filter(({ state }) => state === "held");
  if (held.length === 0) return;
  await tx`
    insert into hold_work ${tx(
      held.map(({ person, incident, authority }) => ({
        ...{ person_id: person, incident_id: incident, authority_id: authority, since: at },
      })),
    )} on conflict do nothing`;
}

async function insertNew(
  tx: TransactionSql,
  keys: ReadonlyMap<PersonId, NamedKey | null>,
  drafts: readonly DraftedNotice[],
  at: Date,
  ring: KeyRing,
): Promise<readonly DraftedNotice[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map((draft) => rowOf(draft, keys.get(draft.person)!, at, ring));
  const kept = await tx<{ readonly id: NoticeId }[]>`
    insert into notice ${tx(rows)} on conflict do nothing returning id`;
  const ids = new Set(kept.map(({ id }) => id));
  return drafts.filter(({ id }) => ids.has(id));
}

async function redraft(tx: TransactionSql, row: ReturnType<typeof rowOf>): Promise<void> {
  const { id, incident_id, person_id, ...changed } = row;
  await tx`
    update notice set ${tx(changed)}, approved_by = null, approved_at = null
    where id = ${id} and incident_id = ${incident_id} and person_id = ${person_id} and state in ('held', 'drafted')`;
}

/** All drafts of one round are of one number: the first, or each person's next. */
function ordinalOf({ later }: DraftedNotice): number {
  return later?.ordinal ?? 1;
}

function rowOf(draft: DraftedNotice, key: NamedKey, at: Date, ring: KeyRing) {
  const fields = openNoticeFields(draft.id, key);
  return {
    id: draft.id,
    incident_id: draft.incident,
    authority_id: draft.authority,
    person_id: draft.person,
    band: draft.band,
    state: draft.state,
    channel: draft.channel,
    hold_reasons: [...draft.holdReasons],
    name: fields.seal("name", draft.name),
    destination: draft.destination === null ? null : fields.seal("destination", draft.destination),
    routes: fields.sealRoutes(draft.routes),
    ways:
      draft.routes.length > 0
        ? draft.routes.map(({ channel }) => channel)
        : draft.channel === null
          ? []
          : [draft.channel],
    words: fields.sealWords(draft.words),
    drafted_at: at,
    reviews: draft.reviews,
    words_mark: draft.wordsMark ?? "",
    words_from: draft.wordsFrom ?? "",
    categories: [...draft.categories],
    destination_hash: destinationHash(ring, draft.channel, draft.destination),
    kind: draft.later?.kind ?? "first",
    ordinal: ordinalOf(draft),
    correction_id: draft.later?.correction ?? null,
  };
}

async function lockNotice(
  tx: TransactionSql,
  ring: KeyRing,
  id: NoticeId,
): Promise<NoticeUnderChange | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx<LockedRow[]>`
    select n.id, n.incident_id as incident, n.authority_id as authority, n.person_id as person, n.band, n.state, n.channel,
      n.hold_reasons as "holdReasons", n.destination as sealed, p.seal_key as "sealKey",
      w.release_asked_by as "askedBy", w.release_asked_at as "askedAt", coalesce(w.release_ways, '{}') as ways,
      coalesce((select json_agg(json_build_object('way', e.way, 'outcome', e.outcome) order by e.at, e.outcome = 'not-safe', e.id) from hold_effort e
        where e.person_id = n.person_id and e.at >= coalesce(w.since, n.drafted_at)), '[]') as efforts
    from notice n join person p on p.id = n.person_id left join hold_work w on w.person_id = n.person_id where n.id = ${id} for update of n`;
  if (row === undefined) return null;
  const { sealed, sealKey, efforts, askedBy, askedAt, ways, ...kept } = row;
  const notice = { ...kept, work: { efforts, askedBy, askedAt, ways } };
  if (sealed === null) return { ...notice, destination: null };
  const destination = fieldsOfNotice(ring, row).open("destination", sealed);
  // Nothing can be decided about what cannot be opened.
  return destination === null ? null : { ...notice, destination };
}

async function updateNotice(tx: TransactionSql, ring: KeyRing, next: NoticeUnderChange): Promise<void> {
  const { id, state, channel, destination } = next;
  const [owner] = await tx<[{ readonly sealKey: Buffer | null }]>`
    select seal_key as "sealKey" from person where id = ${next.person} for key share`;
  const key = personKey(ring, next.person, owner.sealKey);
  // A notice whose person's key is gone has a destination no longer: nothing is sealed for it.
  const fields = key === null ? null : openNoticeFields(id, key);
  const sealed = destination === null || fields === null ? null : fields.seal("destination", destination);
  // Whoever looked chose one way: no other is taken unseen.
  const routes =
    destination === null || channel === null
      ? null
      : (fields?.sealRoutes(next.chosen ?? [{ channel, to: destination }]) ?? null);
  // What went out in vain and is released again was looked at as the person is now; a draft made anew would take the
  // way that failed before.
  await tx`
    update notice n set state = ${state}, channel = ${channel}, destination = ${sealed}, routes = ${routes}, ways = ${channel === null ? [] : [channel]},
      destination_hash = ${destinationHash(ring, channel, destination)}, reviews = case
        when exists (select from message m where m.notice_id = n.id) or n.reviews < 0 then p.reviews else n.reviews end
    from person p where n.id = ${id} and p.id = n.person_id`;
  await settleWork(tx, next, key);
  // Somebody has looked: what this person asks for themselves may be answered again.
  if (state === "drafted") await tx`delete from sending_hold where person_id = ${next.person}`;
}

/** The first of two who release somebody waits for the other. */
async function settleWork(
  tx: TransactionSql,
  { person, incident, authority, state, release }: NoticeUnderChange,
  key: NamedKey | null,
): Promise<void> {
  if (state !== "held" || release === undefined) return;
  const asks = release.step === "ask";
  const reasons = asks && key !== null ? sealUnder(key, release.reasons, releaseContext(person)) : null;
  const at = asks ? tx`now()` : tx`null`;
  await tx`
    insert into hold_work (person_id, incident_id, authority_id, since) values (${person}, ${incident}, ${authority}, now())
    on conflict do nothing`;
  await tx`
    update hold_work set release_asked_by = ${asks ? release.by : null}, release_asked_at = ${at},
      release_ways = ${asks ? [...release.ways] : null}, release_reasons = ${reasons} where person_id = ${person}`;
}

type PersonRow = {
  readonly person: PersonId;
  readonly sealKey: Buffer | null;
  readonly carried: NoticeId | null;
};
type LockedRow = Omit<NoticeUnderChange, "destination" | "work"> &
  HoldWork & {
    readonly sealed: Buffer | null;
    readonly sealKey: Buffer | null;
  };
