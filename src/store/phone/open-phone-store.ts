/**
 * The phone work list in SQL. Who is on it follows from how notices stand: held for a reason for which nobody writes before
 * somebody called, failed by every way, or held because what was sent comes back. While a wave has another way for them they wait for that. Its own row begins with the first call.
 */
import type { Fragment, Sql, TransactionSql } from "postgres";
import type { NoticeState } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { effortOfCall, type PhoneProblem, type PhoneTry, type ToCall } from "../../domain/phone/to-call.ts";
import type { PhoneTryLine, ToCallLine } from "../../respond/desk/people/phone-desk.ts";
import type { CallFirst, PhoneStore } from "../../respond/phone/phone-store.ts";
import type { Change } from "../../respond/ports.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { sealUnder } from "../../seal/sealed-value.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { isKeptFrom, keptApart } from "../gate/kept-apart.ts";
import { openPersonFields, openWith, personKey, personReference } from "../people/person-fields.ts";
import { suppressedAmong } from "../suppression/suppressed.ts";

const mostListed = 20_000;

export function openPhoneStore(sql: Sql, ring: KeyRing): PhoneStore {
  return {
    async list({ incident, authority }, callFirst) {
      const rows = await sql<Row[]>`
        ${lines(sql, callFirst)} where n.incident_id = ${incident} and n.authority_id = ${authority} and p.deleted_at is null
          and coalesce(t.state, 'waiting') = 'waiting' and ${isListed(sql, callFirst)}
        order by t.try_at nulls first, p.score desc, p.number limit ${mostListed}`;
      return rows.map(lineOf);
    },

    async byNotice(notice, callFirst) {
      if (!isUuid(notice)) return null;
      const [row] = await sql<Row[]>`
        ${lines(sql, callFirst)} where n.id = ${notice} and p.deleted_at is null
          and (t.notice_id is not null or ${isListed(sql, callFirst)})`;
      return row === undefined ? null : lineOf(row);
    },

    numbers: (person) => ring.reading(() => numbersOf(sql, ring, person)),

    tries: (notice) =>
      ring.reading(async () => {
        const rows = await sql<TryRow[]>`
          select y.id, y.at, staff_name(y.by::text) as name, y.outcome, y.note, p.id as person, p.seal_key as "sealKey"
          from phone_try y join person p on p.id = y.person_id where y.notice_id = ${notice} order by y.number desc`;
        return rows.map((row): PhoneTryLine => {
          const key = personKey(ring, row.person, row.sealKey);
          const note = openWith(key, row.note, contextOf(row.id)) ?? "";
          return { at: row.at, byName: row.name ?? "", outcome: row.outcome, note };
        });
      }),

    alter: (by, which, made, decide) =>
      ring.reading(() =>
        change<Outcome<ToCall, PhoneProblem | { readonly kind: "not-there" }>>(
          sql,
          actorOf(by),
          async (tx) => {
            if (!isUuid(which.notice)) return { value: failed({ kind: "not-there" }), entries: [] };
            // The notice under lock: whoever sends it, or tells them otherwise, waits here.
            await tx`select from notice where id = ${which.notice} for update`;
            const [row] = await tx<(Row & { readonly listed: boolean; readonly sealKey: Buffer | null })[]>`
            select x.*, ${isListed(tx, which.callFirst)} as listed, p.seal_key as "sealKey"
            from (${lines(tx, which.callFirst)}) x join notice n on n.id = x.notice join person p on p.id = n.person_id
              left join to_call t on t.notice_id = n.id
            where x.notice = ${which.notice} and x.incident = ${which.incident} and p.deleted_at is null`;
            if (row === undefined) return { value: failed({ kind: "not-there" }), entries: [] };
            const { noticeState, ...line } = lineOf(row);
            const verdict = decide({ ...toCallOf(line), noticeState, isListed: row.listed });
            if (!verdict.ok) return { value: verdict, entries: [] };
            await save(tx, verdict.value.next);
            if (made !== null) await addTry(tx, ring, row, verdict.value.next, made, by);
            return { value: done(verdict.value.next), entries: verdict.value.entries };
          },
        ),
      ),
  };

  async function addTry(
    tx: TransactionSql,
    keys: KeyRing,
    { sealKey, noticeState }: Pick<Row, "noticeState"> & { readonly sealKey: Buffer | null },
    next: ToCall,
    made: PhoneTry & { readonly id: string },
    by: Change,
  ): Promise<void> {
    const key = personKey(keys, next.person, sealKey);
    if (key === null) throw new Error("The key of this person is gone.");
    const said = made.note.toWellFormed().replaceAll("\u0000", "");
    const note = sealUnder(key, said, contextOf(made.id));
    await tx`
      insert into phone_try (id, notice_id, person_id, authority_id, number, at, by, outcome, asked, note)
      values (${made.id}, ${next.notice}, ${next.person}, ${next.authority}, ${next.tries}, ${by.at}, ${by.by}, ${made.outcome},
        ${[...made.asked]}, ${note})`;
    const effort = effortOfCall(noticeState, made.outcome);
    if (effort !== null)
      await tx`
        insert into hold_effort (id, person_id, authority_id, at, by, way, outcome, note)
        values (${made.id}, ${next.person}, ${next.authority}, ${by.at}, ${by.by}, ${effort.way}, ${effort.outcome},
          ${sealUnder(key, said, `effort ${made.id} note`)})`;
    if (made.outcome === "told")
      await tx`
        update notice set state = 'sent', told_way = 'phone', told_at = ${by.at}, told_by = ${by.by},
          told_proof = ${`phone-try:${made.id}`}
        where id = ${next.notice}`;
  }
}

async function save(tx: TransactionSql, next: ToCall): Promise<void> {
  await tx`
    insert into to_call (notice_id, incident_id, authority_id, person_id, state, tries, assigned_to, try_at, unsafe, closed_by,
      closed_at)
    values (${next.notice}, ${next.incident}, ${next.authority}, ${next.person}, ${next.state}, ${next.tries},
      ${next.assignedTo}, ${next.tryAt}, ${next.unsafe}, ${next.closedBy}, ${next.closedAt})
    on conflict (notice_id) do update set state = excluded.state, tries = excluded.tries, assigned_to = excluded.assigned_to,
      try_at = excluded.try_at, unsafe = excluded.unsafe, closed_by = excluded.closed_by, closed_at = excluded.closed_at`;
}

/** What must not be called is left out; so is all of who must not be written to because they asked so, or died. */
async function numbersOf(sql: Sql, ring: KeyRing, person: ToCall["person"]) {
  const rows = await sql<NumberRow[]>`
    select c.ordinal, c.value, p.seal_key as "sealKey", p.authority_id as authority,
      contact_is_shared(p.incident_id, c.kind, c.hash, c.person_id) as shared
    from contact_point c join person p on p.id = c.person_id
    where c.person_id = ${person} and c.kind = 'phone' and not exists (
      select from contact_point o where o.person_id = c.person_id and o.kind = c.kind and o.hash = c.hash
        and o.ordinal < c.ordinal)
    union all
    select a.ordinal, a.value, p.seal_key, p.authority_id, false
    from alternative_contact a join person p on p.id = a.person_id where a.person_id = ${person} and a.kind = 'phone'
    order by ordinal`;
  const key = rows[0] === undefined ? null : personKey(ring, person, rows[0].sealKey);
  if (key === null) return [];
  const { contact } = openPersonFields(person, key);
  const opened = rows.map((row) => ({ ...row, value: contact.open(row.value, row.ordinal) }));
  const asked = opened.map(({ authority, value }) => ({ authority, person, kind: "phone" as const, value }));
  const suppressed = await suppressedAmong(sql, ring, asked);
  // Nobody is called where somebody answers who must not know.
  const apart = (await keptApart(sql, ring, { person })).get(person);
  return opened
    .filter(({ value }, at) => !suppressed[at] && !isKeptFrom({ kind: "phone", value }, apart))
    .map(({ value, shared }) => ({ value, shared }));
}

/** Of a notice `n`. */
function isListed(sql: Sql | TransactionSql, callFirst: CallFirst): Fragment {
  return sql`((n.state = 'held' and n.hold_reasons && ${[...callFirst]}::text[]) or (n.state = 'failed' and not has_another_way(n.id))
    or (n.state = 'held' and 'suppressed' = any(n.hold_reasons) and not exists (
      select from suppression s where s.authority_id = n.authority_id and s.person_id = n.person_id and s.lifted_at is null
        and s.why in ('asked', 'complained', 'died'))))`;
}

function lines(sql: Sql | TransactionSql, callFirst: CallFirst): Fragment {
  return sql`
    select n.id as notice, n.incident_id as incident, n.authority_id as authority, n.person_id as person, p.number, n.band,
      n.state as "noticeState", n.hold_reasons as "holdReasons", coalesce(t.state, 'waiting') as state,
      coalesce(t.tries, 0) as tries, t.assigned_to as "assignedTo", staff_name(t.assigned_to::text) as "assignedName",
      t.try_at as "tryAt", coalesce(t.unsafe, false) as unsafe, t.closed_by as "closedBy", t.closed_at as "closedAt",
      case when n.hold_reasons && ${[...callFirst]}::text[] then 'call-first' when n.state = 'failed' then 'failed'
        else 'came-back' end as reason
    from notice n join person p on p.id = n.person_id left join to_call t on t.notice_id = n.id`;
}

function contextOf(id: string): string {
  return `phone try ${id} note`;
}

function lineOf({ number, ...row }: Row): ToCallLine {
  return { ...row, reference: personReference(number) };
}

function toCallOf(line: ToCall): ToCall {
  const { notice, incident, authority, person, state, tries, assignedTo, tryAt, unsafe, closedBy, closedAt } =
    line;
  return { notice, incident, authority, person, state, tries, assignedTo, tryAt, unsafe, closedBy, closedAt };
}

type Row = Omit<ToCallLine, "reference" | "noticeState"> & {
  readonly number: number;
  readonly noticeState: NoticeState;
};
type TryRow = {
  readonly id: string;
  readonly at: Date;
  readonly name: string | null;
  readonly outcome: PhoneTry["outcome"];
  readonly note: Buffer;
  readonly person: ToCall["person"];
  readonly sealKey: Buffer | null;
};
type NumberRow = {
  readonly ordinal: number;
  readonly value: Buffer;
  readonly sealKey: Buffer | null;
  readonly authority: ToCall["authority"];
  readonly shared: boolean;
};
