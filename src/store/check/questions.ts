/** Questions as they wait: taken once, leased by whoever answers, emptied when they are. */
import type { Sql, TransactionSql } from "postgres";
import { type AskedWay, answeredAt } from "../../domain/check/question.ts";
import type { AuthorityId, PersonId, StaffId } from "../../domain/ids.ts";
import type { CheckStore, NewAnswer, NewCall } from "../../respond/check/check-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf } from "../alter.ts";
import { change } from "../change.ts";
import { takeOnce } from "../hatch/take-once.ts";
import { personKey } from "../people/person-fields.ts";
import { type CheckFields, sealAnswerPart } from "./check-fields.ts";

type Questions = Pick<CheckStore, "take" | "leaseQuestions" | "settleQuestions" | "forget">;

export function openQuestions(sql: Sql, ring: KeyRing, fields: CheckFields): Questions {
  return {
    take: (by, question, byHatch, entries) =>
      change<"taken" | "known">(sql, actorOf(by), async (tx) => {
        if (byHatch && !(await takeOnce(tx, { id: question.id, kind: "check" }, by.at)))
          return { value: "known", entries: [] };
        const { id, askedAt, way, askedBy, authority, name, contact, language } = question;
        const at = answeredAt(askedAt);
        await tx`
          insert into check_question (id, asked_at, answer_at, free_at, way, asked_by, authority_id, content)
          values (${id}, ${askedAt}, ${at}, ${at}, ${way}, ${askedBy}, ${authority},
            ${fields.sealQuestion(id, { name, contact, language })})`;
        return { value: "taken", entries };
      }),

    async leaseQuestions(most, now, until) {
      const rows = await sql<QuestionRow[]>`
        update check_question set free_at = ${until}
        where id in (
          select id from check_question where looked_at is null and answer_at <= ${now} and free_at <= ${now}
          order by answer_at, id limit ${most} for update skip locked)
        returning id, asked_at, way, asked_by, authority_id, content`;
      return rows.map((row) => ({
        ...fields.openQuestion(row.id, row.content),
        ...{ id: row.id, askedAt: row.asked_at, way: row.way, askedBy: row.asked_by },
        authority: row.authority_id,
      }));
    },

    settleQuestions: (by, questions, { answers, calls }, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const ids = questions.map(({ id }) => id);
        const { count } = await tx`
          select from check_question where id = any(${ids}::text[]) and looked_at is null for update`;
        // Another answered them when our lease had run out: what we put out nobody can open.
        if (count !== ids.length) return { value: false, entries: [] };
        await tx`update check_question set content = null, looked_at = ${by.at} where id = any(${ids}::text[])`;
        const keys = await keysOf(tx, ring, answers);
        for (const answer of answers) await addAnswer(tx, keys, answer, by.at);
        for (const call of calls) await addCall(tx, call);
        return { value: true, entries };
      }),

    forget: (by, before, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { count } = await tx`
          delete from check_question where asked_at < ${before} and looked_at is not null`;
        return { value: count, entries: count === 0 ? [] : entries(count) };
      }),
  };
}

type Keys = ReadonlyMap<PersonId, ReturnType<typeof personKey>>;

async function keysOf(tx: TransactionSql, ring: KeyRing, answers: readonly NewAnswer[]): Promise<Keys> {
  const people = answers.map(({ person }) => person);
  const rows = await tx<{ readonly id: PersonId; readonly sealKey: Buffer | null }[]>`
    select id, seal_key as "sealKey" from person where id = any(${people}::uuid[]) for share`;
  return new Map(rows.map(({ id, sealKey }) => [id, personKey(ring, id, sealKey)]));
}

async function addAnswer(tx: TransactionSql, keys: Keys, answer: NewAnswer, at: Date): Promise<void> {
  const key = keys.get(answer.person) ?? null;
  // Deleted while it was looked up.
  if (key === null) return;
  const part = (name: "name" | "destination" | "words", value: string) =>
    sealAnswerPart(key, answer.id, name, value);
  await tx`
    insert into check_answer (id, incident_id, authority_id, person_id, way, channel, state, name, destination, words,
      queued_at, free_at)
    values (${answer.id}, ${answer.incident}, ${answer.authority}, ${answer.person}, ${answer.way}, ${answer.channel},
      'queued', ${part("name", answer.name)}, ${part("destination", answer.destination)},
      ${part("words", JSON.stringify(answer.words))}, ${at}, ${at})`;
}

async function addCall(tx: TransactionSql, call: NewCall): Promise<void> {
  const { id, incident, authority, askedAt, way, reasons, people } = call;
  await tx`
    insert into check_call (id, incident_id, authority_id, asked_at, way, reasons, state)
    values (${id}, ${incident}, ${authority}, ${askedAt}, ${way}, ${[...reasons]}, 'waiting')`;
  await tx`
    insert into check_call_person (call_id, person_id)
    select ${id}, p.id from person p where p.id = any(${[...people]}::uuid[])`;
}

type QuestionRow = {
  readonly id: string;
  readonly asked_at: Date;
  readonly way: AskedWay;
  readonly asked_by: StaffId | null;
  readonly authority_id: AuthorityId | null;
  readonly content: Buffer;
};
