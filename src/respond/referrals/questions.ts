/** Writes down what a body asks of us, and what we answered. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  type AnswerForm,
  problemOfAnswer,
  problemOfQuestion,
  type QuestionForm,
  type QuestionProblem,
} from "../../domain/referrals/question.ts";
import { isOpen, mayRead } from "../../domain/referrals/referral.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { NoSuchReferral } from "../desk/incident/referral-desk.ts";
import type { KnownReferral } from "./known-referral.ts";
import { entriesOf, involvedIn, type ReferralPorts } from "./write-referral.ts";

export async function askOfReferral(
  ports: ReferralPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  form: QuestionForm,
): Promise<Outcome<null, QuestionProblem | NoSuchReferral | { readonly kind: "referral-ended" }>> {
  const referral = await ownReferral(ports, by, incident, id);
  if (referral === null) return failed({ kind: "no-such-referral" });
  if (!isOpen(referral)) return failed({ kind: "referral-ended" });
  const change = changeBy(by, ports.now());
  const problem = problemOfQuestion(form, change.at);
  if (problem !== null) return failed(problem);
  const involved = await involvedIn(ports, incident);
  const asked = { ...form, asked: form.asked.trim(), askedBy: form.askedBy.trim() };
  await ports.referring.ask(change, referral.id, asked, ({ number }) =>
    entriesOf(
      change,
      "referral.asked",
      referral,
      involved,
      { question: number, due: form.dueAt?.toISOString() ?? null },
      { happened: form.askedAt },
    ),
  );
  return done(null);
}

export async function answerReferral(
  ports: ReferralPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  question: string,
  form: AnswerForm,
): Promise<Outcome<null, QuestionProblem | NoSuchReferral | { readonly kind: "no-such-question" }>> {
  const referral = await ownReferral(ports, by, incident, id);
  if (referral === null) return failed({ kind: "no-such-referral" });
  const problem = problemOfAnswer(form);
  if (problem !== null) return failed(problem);
  const asked = (await ports.referring.questions(incident)).find(
    (one) => one.id === question && one.referral === referral.id,
  );
  if (asked === undefined) return failed({ kind: "no-such-question" });
  const change = changeBy(by, ports.now());
  const involved = await involvedIn(ports, incident);
  const verb = form.kind === "answered" ? "referral.answered" : "referral.declined";
  const detail = {
    question: asked.number,
    answer: asked.answers.length + 1,
    documents: form.documents.map(({ sha256 }) => sha256),
  };
  const answer = { ...form, words: form.words.trim(), by: by.id, at: change.at };
  const entries = entriesOf(change, verb, referral, involved, detail);
  const written = await ports.referring.answer(change, { referral: referral.id, question }, answer, entries);
  return written ? done(null) : failed({ kind: "no-such-question" });
}

async function ownReferral(
  { referring }: ReferralPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
): Promise<KnownReferral | null> {
  const referral = await referring.byId(incident, id);
  return referral !== null && referral.authority === by.authority && mayRead(referral, by) ? referral : null;
}
