/** Complaints in SQL: what people wrote lies sealed. */
import type { Sql, TransactionSql } from "postgres";
import { type Complaint, type ComplaintWords, numberOnLetter } from "../../domain/complaints/complaint.ts";
import type { AuthorityId, PersonId, StaffId } from "../../domain/ids.ts";
import type { Day } from "../../domain/map/map.ts";
import type { AckMessage, ComplaintStore } from "../../respond/complaints/complaint-store.ts";
import type { ComplaintAbout } from "../../respond/desk/people/complaint-desk.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, alter, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { takeOnce } from "../hatch/take-once.ts";
import { personReference } from "../people/person-fields.ts";
import { openAckQueue, queueAck } from "./ack-queue.ts";
import { complaintFields } from "./complaint-fields.ts";
import { holdMessages } from "./hold-messages.ts";
import { isUnsafe } from "./is-unsafe.ts";

export function openComplaintStore(sql: Sql, ring: KeyRing): ComplaintStore {
  const fields = complaintFields(ring);
  return {
    ...openAckQueue(sql, fields),

    receive: (by, complaint, entries) =>
      change<number | null>(sql, actorOf(by), async (tx) => {
        const { id, authority, kind, way, receivedAt, content, reference, enteredBy, submission } = complaint;
        const letter = numberOnLetter(content.letter);
        if (submission !== null && !(await takeOnce(tx, { id: submission, kind: "complaint" }, by.at)))
          return { value: null, entries: [] };
        const [row] = await tx<[{ readonly number: string }]>`
          insert into complaint (id, authority_id, kind, way, received_at, state, entered_by, version, content, reference, person_id)
          values (${id}, ${authority}, ${kind}, ${way}, ${receivedAt}, 'received', ${enteredBy}, 1,
            ${fields.seal(id, "content", JSON.stringify(content))}, ${fields.seal(id, "reference", reference)}, ${personOnLetter(tx, authority, letter)})
          returning number`;
        return { value: Number(row.number), entries };
      }),

    async ofPerson(authority, person) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from complaint c where c.authority_id = ${authority} and c.person_id = ${person}
        order by c.received_at desc, c.number limit 200`;
      return rows.map(complaintOf);
    },

    async ofIncident(authority, incident) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from complaint c left join person p on p.id = c.person_id
        where c.authority_id = ${authority} and (c.person_id is null or p.incident_id = ${incident})`;
      return rows.map(complaintOf);
    },

    async list(authority) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from complaint c where c.authority_id = ${authority}
        order by (c.state = 'answered'), (c.kind = 'not-for-me' and c.state = 'received') desc, c.received_at, c.number limit 1000`;
      return rows.map(complaintOf);
    },

    async read(authority, id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<(Row & Besides)[]>`
        select ${columns(sql)}, s.name as by, p.number as person_number, i.reference as incident from complaint c
          left join staff s on s.id = c.changed_by left join person p on p.id = c.person_id
          left join incident i on i.id = p.incident_id
        where c.id = ${id} and c.authority_id = ${authority}`;
      if (row === undefined) return null;
      const content = JSON.parse(fields.open(row.id, "content", row.content)) as ComplaintWords;
      return { complaint: complaintOf(row), content, answer: answerOf(row), by: row.by, about: aboutOf(row) };
    },

    alter: (by, id, { answer, message }, decide) =>
      alter(
        sql,
        by,
        {
          read: async (tx: TransactionSql) => {
            if (!isUuid(id)) return null;
            const [row] = await tx<
              Row[]
            >`select ${columns(sql)} from complaint c where c.id = ${id} for update`;
            return row === undefined ? null : complaintOf(row);
          },
          async write(tx, next) {
            await tx`
            update complaint set authority_id = ${next.authority},
              person_id = case when authority_id = ${next.authority} then person_id end, state = ${next.state}, outcome = ${next.outcome},
              acknowledged_at = ${next.acknowledgedAt}, answered_at = ${next.answeredAt}, changed_by = ${next.changedBy},
              changed_at = ${next.changedAt}, passed_from = ${next.passedFrom}, version = ${next.version},
              answer_by = ${next.answerBy}, quiet = ${next.quiet},
              answer = ${answer === null ? null : fields.seal(id, "answer", answer)}
            where id = ${id}`;
            const ack = message(next);
            if (ack !== null) await queueAck(tx, fields, next, ack, by.at);
          },
        },
        decide,
      ),

    async messageOf(id) {
      if (!isUuid(id)) return null;
      const [row] = await sql<AckMessage[]>`
        select m.channel, m.state, m.sent_at as "sentAt" from complaint_message m join complaint c on c.id = m.complaint_id
        where m.complaint_id = ${id} and m.authority_id = c.authority_id order by m.queued_at desc limit 1`;
      return row ?? null;
    },

    isUnsafe: (id, reach, of) => isUnsafe(sql, ring, { id, of }, reach),

    hold: (by, { authority, person, complaint }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const held = await holdMessages(tx, { authority, person, complaint, at: by.at });
        return { value: held, entries: entries(held) };
      }),

    async untold(most) {
      const rows = await sql<Row[]>`
        select ${columns(sql)} from complaint c where c.told_version <> c.version order by c.received_at limit ${most}`;
      return rows.map((row) => ({
        complaint: complaintOf(row),
        reference: fields.open(row.id, "reference", row.reference),
        answer: answerOf(row),
      }));
    },

    async told({ id, version }) {
      await sql`update complaint set told_version = ${version} where id = ${id}`;
    },

    async untellAll() {
      await sql`update complaint set told_version = 0 where told_version <> 0`;
    },

    endBefore: (by, before, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const rows = await tx<Row[]>`
          select ${columns(sql)} from complaint c where c.answered_at < ${before} order by c.id limit 1000 for update`;
        const messages = await tx<{ readonly id: string }[]>`
          select id from complaint_message where complaint_id = any(${rows.map(({ id }) => id)}::uuid[])`;
        await tx`delete from complaint where id = any(${rows.map(({ id }) => id)}::uuid[])`;
        const authorities = [...new Set(rows.map(({ authority_id }) => authority_id))];
        return {
          value: {
            answers: rows.map(({ id, reference }) => fields.open(id, "reference", reference)),
            messages: messages.map(({ id }) => `M-${id}`),
          },
          entries: authorities.flatMap((authority) =>
            entries(authority, rows.filter((row) => row.authority_id === authority).length),
          ),
        };
      }),
  };

  function answerOf({ id, answer }: Row): string {
    return answer === null ? "" : fields.open(id, "answer", answer);
  }
}

function complaintOf(row: Row): Complaint {
  return {
    ...{ id: row.id, number: Number(row.number), authority: row.authority_id, kind: row.kind, way: row.way },
    ...{ receivedAt: row.received_at, state: row.state, outcome: row.outcome, version: row.version },
    ...{ acknowledgedAt: row.acknowledged_at, answeredAt: row.answered_at, changedBy: row.changed_by },
    ...{ changedAt: row.changed_at, passedFrom: row.passed_from },
    ...{ answerBy: row.answer_by, quiet: row.quiet },
  };
}

function columns(sql: Sql) {
  return sql`c.*, c.answer_by::text as answer_by`;
}

/** Null where nobody has the reference, or several have: numbers begin anew with each incident. */
function personOnLetter(tx: TransactionSql, authority: AuthorityId, number: number | null) {
  return tx`(select (array_agg(p.id))[1] from person p
    where p.authority_id = ${authority} and p.number = ${number} and p.deleted_at is null having count(*) = 1)`;
}

function aboutOf({ person_id, person_number, incident }: Row & Besides): ComplaintAbout | null {
  if (person_id === null || person_number === null || incident === null) return null;
  return { person: person_id, reference: personReference(person_number), incident };
}

type Besides = {
  readonly by: string | null;
  readonly person_number: number | null;
  readonly incident: string | null;
};

type Row = {
  readonly id: string;
  readonly number: string;
  readonly authority_id: AuthorityId;
  readonly kind: Complaint["kind"];
  readonly way: Complaint["way"];
  readonly received_at: Date;
  readonly state: Complaint["state"];
  readonly outcome: Complaint["outcome"];
  readonly acknowledged_at: Date | null;
  readonly answered_at: Date | null;
  readonly changed_by: StaffId | null;
  readonly changed_at: Date | null;
  readonly passed_from: AuthorityId | null;
  readonly version: number;
  readonly answer_by: Day | null;
  readonly quiet: boolean;
  readonly content: Buffer;
  readonly reference: Buffer;
  readonly person_id: PersonId | null;
  readonly answer: Buffer | null;
};
