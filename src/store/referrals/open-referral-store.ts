/** Referrals in SQL. What staff wrote lies sealed. */
import { randomUUID } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Referral } from "../../domain/referrals/referral.ts";
import type { Verdict, Change as Writer } from "../../respond/ports.ts";
import type { KnownReferral } from "../../respond/referrals/known-referral.ts";
import type { ReferralStore } from "../../respond/referrals/referral-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import { sealWords } from "../keys/staff-words.ts";
import { readQuestions } from "./read-questions.ts";
import { selectReferrals } from "./referral-row.ts";

export function openReferralStore(sql: Sql, ring: KeyRing): ReferralStore {
  const sealing = ring.derived("staff");
  const wordsOf = ({ id, bodyName, about, contact, reference }: Referral) =>
    sealWords(sealing, { bodyName, about, contact, reference }, `referral ${id}`);
  return {
    of: (incident) => selectReferrals(sql, sealing, sql`r.incident_id = ${incident}`),

    async byId(incident, id) {
      if (!isUuid(id)) return null;
      const where = sql`r.incident_id = ${incident} and r.id = ${id}`;
      return (await selectReferrals(sql, sealing, where))[0] ?? null;
    },

    questions: (incident) => readQuestions(sql, sealing, incident),

    add: (by, draft, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const { id, incident, authority, body, mark, joint, named, state, stateAt, referredAt } = draft;
        // Numbers follow each other; two at once take turns.
        await tx`select pg_advisory_xact_lock(hashtextextended(${`referrals ${incident} ${authority}`}, 0))`;
        const [last] = await tx<[{ readonly number: number }]>`
          select coalesce(max(number), 0)::int as number from referral
          where incident_id = ${incident} and authority_id = ${authority}`;
        const referral: Referral = { ...draft, number: last.number + 1 };
        await tx`
          insert into referral (id, incident_id, authority_id, number, body, mark, joint, named, words, state, state_at,
            referred_at, version, by_staff, changed_by, changed_at)
          values (${id}, ${incident}, ${authority}, ${referral.number}, ${body}, ${mark}, ${joint}, ${[...named]}::uuid[],
            ${wordsOf(referral)}, ${state}, ${stateAt}, ${referredAt}, 1, ${draft.by}, ${draft.by}, ${draft.changedAt})`;
        return { value: referral, entries: entries(referral) };
      }),

    alter: <P extends Problem>(
      by: Writer,
      { incident, authority, id }: Parameters<ReferralStore["alter"]>[1],
      decide: (current: KnownReferral) => Verdict<Referral, P>,
    ) =>
      change<Outcome<Referral, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const current = isUuid(id) ? await lock(tx, incident, authority, id) : null;
        if (current === null) return { value: failed({ kind: "not-there" }), entries: [] };
        const verdict = decide(current);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const { next, entries } = verdict.value;
        await tx`
          update referral set body = ${next.body}, mark = ${next.mark}, joint = ${next.joint},
            named = ${[...next.named]}::uuid[], words = ${wordsOf(next)}, state = ${next.state},
            state_at = ${next.stateAt}, referred_at = ${next.referredAt}, version = ${next.version},
            changed_by = ${next.changedBy}, changed_at = ${next.changedAt}
          where id = ${id}`;
        return { value: done(next), entries };
      }),

    ask: (by, referral, form, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const [id, number] = [randomUUID(), await nextQuestion(tx, referral)];
        const words = sealWords(sealing, { asked: form.asked, askedBy: form.askedBy }, `question ${id}`);
        await tx`
          insert into referral_question (id, referral_id, number, words, asked_at, due_at, by_staff, written_at)
          values (${id}, ${referral}, ${number}, ${words}, ${form.askedAt}, ${form.dueAt}, ${by.by}, ${by.at})`;
        return { value: { id }, entries: entries({ id, number }) };
      }),

    answer: (by, { referral, question }, answer, entries) =>
      change(sql, actorOf(by), async (tx) => {
        if (!isUuid(question)) return { value: false, entries: [] };
        await tx`select pg_advisory_xact_lock(hashtextextended(${`question ${question}`}, 0))`;
        const [row] = await tx<{ readonly number: number }[]>`
          select (select coalesce(max(a.number), 0) from referral_answer a where a.question_id = q.id)::int + 1 as number
          from referral_question q where q.id = ${question} and q.referral_id = ${referral}`;
        if (row === undefined) return { value: false, entries: [] };
        const { words, documents, kind } = answer;
        await tx`
          insert into referral_answer (question_id, number, kind, words, by_staff, at)
          values (${question}, ${row.number}, ${kind},
            ${sealWords(sealing, { words, documents }, `answer ${question} ${row.number}`)}, ${answer.by}, ${answer.at})`;
        return { value: true, entries };
      }),
  };

  async function lock(
    tx: TransactionSql,
    incident: string,
    authority: string,
    id: string,
  ): Promise<KnownReferral | null> {
    await tx`select from referral where id = ${id} for update`;
    const where = tx`r.incident_id = ${incident} and r.authority_id = ${authority} and r.id = ${id}`;
    return (await selectReferrals(tx, sealing, where))[0] ?? null;
  }
}

async function nextQuestion(tx: TransactionSql, referral: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`questions ${referral}`}, 0))`;
  const [row] = await tx<[{ readonly number: number }]>`
    select coalesce(max(number), 0)::int + 1 as number from referral_question where referral_id = ${referral}`;
  return row.number;
}
