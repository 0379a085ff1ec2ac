/** Questions of referrals with their answers, in the order in which they came. */
import type { KeyObject } from "node:crypto";
import type { Sql } from "postgres";
import type { IncidentId, ReferralId, StaffId } from "../../domain/ids.ts";
import type { Answer, ListedDocument } from "../../domain/referrals/question.ts";
import type { KnownQuestion } from "../../respond/referrals/known-referral.ts";
import { openWords } from "../keys/staff-words.ts";

type QuestionRow = {
  readonly id: string;
  readonly referral_id: ReferralId;
  readonly number: number;
  readonly words: Buffer;
  readonly asked_at: Date;
  readonly due_at: Date | null;
};
type AnswerRow = {
  readonly question_id: string;
  readonly number: number;
  readonly kind: Answer["kind"];
  readonly words: Buffer;
  readonly by_staff: StaffId;
  readonly by_name: string | null;
  readonly at: Date;
};

export async function readQuestions(
  sql: Sql,
  sealing: KeyObject,
  incident: IncidentId,
): Promise<readonly KnownQuestion[]> {
  const [questions, answers] = await Promise.all([
    sql<QuestionRow[]>`
      select q.* from referral_question q join referral r on r.id = q.referral_id
      where r.incident_id = ${incident} order by q.referral_id, q.number`,
    sql<AnswerRow[]>`
      select a.*, staff_name(a.by_staff::text) as by_name from referral_answer a
      join referral_question q on q.id = a.question_id join referral r on r.id = q.referral_id
      where r.incident_id = ${incident} order by a.question_id, a.number`,
  ]);
  return questions.map((row) => ({
    ...openWords<{ readonly asked: string; readonly askedBy: string }>(
      sealing,
      row.words,
      `question ${row.id}`,
    ),
    id: row.id,
    referral: row.referral_id,
    number: row.number,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    answers: answers
      .filter(({ question_id }) => question_id === row.id)
      .map((answer) => ({
        ...openWords<{ readonly words: string; readonly documents: readonly ListedDocument[] }>(
          sealing,
          answer.words,
          `answer ${row.id} ${answer.number}`,
        ),
        kind: answer.kind,
        by: answer.by_staff,
        byName: answer.by_name ?? "",
        at: answer.at,
      })),
  }));
}
