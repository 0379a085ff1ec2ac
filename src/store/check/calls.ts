/** Calls that wait for staff, what came of them, and how many asked. */
import type { Sql, TransactionSql } from "postgres";
import type { CallOutcome, CallReason } from "../../domain/check/call.ts";
import type { AskedWay } from "../../domain/check/question.ts";
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import type { CheckStore } from "../../respond/check/check-store.ts";
import type { CallLine } from "../../respond/desk/people/check-desk.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { alter, isUuid } from "../alter.ts";
import { personReference } from "../people/person-fields.ts";
import type { CheckFields } from "./check-fields.ts";
import { type PersonRow, personColumns, personOf } from "./find-people.ts";

type Calls = Pick<CheckStore, "counts" | "calls" | "call" | "noteOf" | "alterCall" | "person" | "facts">;

export function openCalls(sql: Sql, ring: KeyRing, fields: CheckFields): Calls {
  return {
    async counts(incident, authority, since) {
      const [asked] = await sql<[{ readonly asked: number; readonly waiting: number }]>`
        select count(*)::int as asked, (count(*) filter (where looked_at is null))::int as waiting
        from check_question where asked_at >= ${since}`;
      const [sent] = await sql<[Record<Channel | "failed", number>]>`
        select (count(*) filter (where channel = 'email' and state <> 'failed'))::int as email,
          (count(*) filter (where channel = 'letter' and state <> 'failed'))::int as letter,
          (count(*) filter (where channel = 'text' and state <> 'failed'))::int as text,
          (count(*) filter (where state = 'failed'))::int as failed
        from check_answer where incident_id = ${incident} and authority_id = ${authority}`;
      const [calls] = await sql<[Record<"waiting" | "told" | "notReached" | "notThem" | "noCall", number>]>`
        select (count(*) filter (where state = 'waiting'))::int as waiting,
          (count(*) filter (where outcome = 'told'))::int as told,
          (count(*) filter (where outcome = 'not-reached'))::int as "notReached",
          (count(*) filter (where outcome = 'not-them'))::int as "notThem",
          (count(*) filter (where outcome = 'no-call'))::int as "noCall"
        from check_call where incident_id = ${incident} and authority_id = ${authority}`;
      const { failed, ...answered } = sent;
      const { waiting, told, notReached, notThem, noCall } = calls;
      const outcomes = { told, "not-reached": notReached, "not-them": notThem, "no-call": noCall };
      return { ...asked, answered, failed, calls: { waiting, outcomes } };
    },

    async calls(incident, authority) {
      const rows = await sql<CallRow[]>`
        select ${columns(sql)} from check_call c where c.incident_id = ${incident} and c.authority_id = ${authority}
        order by c.state desc, c.asked_at, c.number limit 500`;
      return rows.map(callOf);
    },

    async call(incident, id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<CallRow[]>`
        select ${columns(sql)} from check_call c where c.id = ${id} and c.incident_id = ${incident}`;
      return row === undefined ? null : callOf(row);
    },

    async noteOf(id) {
      const [row] = await sql<
        { readonly note: Buffer | null }[]
      >`select note from check_call where id = ${id}`;
      return row === undefined || row.note === null ? "" : fields.openNote(id, row.note);
    },

    alterCall: (by, id, note, decide) =>
      alter(
        sql,
        by,
        {
          read: async (tx: TransactionSql) => {
            const [row] = await tx<CallRow[]>`
              select ${columns(sql)} from check_call c where c.id = ${id} for update`;
            return row === undefined ? null : callOf(row);
          },
          write: (tx, { state, tries, outcome, closedBy, closedAt }) => tx`
            update check_call set state = ${state}, tries = ${tries}, outcome = ${outcome}, closed_by = ${closedBy},
              closed_at = ${closedAt}, note = ${fields.sealNote(id, note)}
            where id = ${id}`,
        },
        decide,
      ),

    async person(incident, number) {
      const [row] = await sql<{ readonly id: PersonId; readonly authority: AuthorityId }[]>`
        select id, authority_id as authority from person
        where incident_id = ${incident} and number = ${number} and deleted_at is null`;
      return row ?? null;
    },

    facts: (incident, person) =>
      ring.reading(async () => {
        const [row] = await sql<PersonRow[]>`
          select ${personColumns(sql)}
          from person p join authority a on a.id = p.authority_id left join notice n on n.person_id = p.id and n.ordinal = 1
          where p.incident_id = ${incident} and p.id = ${person} and p.deleted_at is null`;
        return row === undefined ? null : personOf(row, ring, [], []);
      }),
  };
}

function columns(sql: Sql) {
  return sql`c.*, array(select p.id from check_call_person cp join person p on p.id = cp.person_id
      where cp.call_id = c.id order by p.number) as people,
    array(select p.number from check_call_person cp join person p on p.id = cp.person_id
      where cp.call_id = c.id order by p.number) as numbers`;
}

function callOf(row: CallRow): CallLine {
  return {
    ...{ id: row.id, number: Number(row.number), incident: row.incident_id, authority: row.authority_id },
    ...{ askedAt: row.asked_at, way: row.way, reasons: row.reasons, people: row.people, state: row.state },
    ...{ tries: row.tries, outcome: row.outcome, closedBy: row.closed_by, closedAt: row.closed_at },
    references: row.numbers.map(personReference),
  };
}

type CallRow = {
  readonly id: string;
  readonly number: string;
  readonly incident_id: IncidentId;
  readonly authority_id: AuthorityId;
  readonly asked_at: Date;
  readonly way: AskedWay;
  readonly reasons: readonly CallReason[];
  readonly state: "waiting" | "closed";
  readonly tries: number;
  readonly outcome: CallOutcome | null;
  readonly closed_by: StaffId | null;
  readonly closed_at: Date | null;
  readonly people: readonly PersonId[];
  readonly numbers: readonly number[];
};
