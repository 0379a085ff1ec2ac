/**
 * Answers what waits, all of one quarter of an hour together. For each question one answer is put out, all of one size and
 * one end: those that nobody was found for are opened by a secret that nobody has.
 */
import { randomInt, randomUUID } from "node:crypto";
import { composeAnswer } from "../../domain/check/answer.ts";
import type { CallReason } from "../../domain/check/call.ts";
import type { CheckWords } from "../../domain/check/check-words.ts";
import { answerEnd, type Question, questionDays } from "../../domain/check/question.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { CheckStore, FoundPerson, NewAnswer, NewCall } from "./check-store.ts";
import { type Weighed, weigh } from "./weigh.ts";
import { writeMessage } from "./write-message.ts";

/** Where answers are put out. `null`: one that nobody can open, from outside like all others. */
export type AnswerDoor = {
  /** Where the public finds the site; "" where nobody has said. */
  address(): string;
  /** A secret for a link, or a code to type, and the reference that it opens. */
  newSecret(kind: "link" | "code"): Promise<{ readonly secret: string; readonly reference: string }>;
  /** False where it is longer than all are. */
  fits(answer: object): boolean;
  put(reference: string | null, answer: object, until: Date): Promise<void>;
};

export type AnswerPorts = {
  readonly checks: CheckStore;
  readonly answerDoor: AnswerDoor;
  content(): Promise<NoticeContent>;
  checkWords(): Promise<CheckWords>;
  /** What one question brought out that no other does. */
  fault(error: unknown): void;
  now(): Date;
};

const batch = 20;
const leaseMs = 120_000;
const day = 86_400_000;

/** Tells how many questions were answered. */
export async function answerQuestions(ports: AnswerPorts): Promise<number> {
  let answered = 0;
  for (;;) {
    const now = ports.now();
    const questions = await ports.checks.leaseQuestions(batch, now, new Date(now.getTime() + leaseMs));
    if (questions.length === 0) return answered;
    answered += await answerEach(ports, questions, { by: "system", at: now });
  }
}

/** Together; where that fails, each by itself, so that one that no code of ours can answer holds up nobody else. */
async function answerEach(
  ports: AnswerPorts,
  questions: readonly Question[],
  change: Change,
): Promise<number> {
  try {
    await answerAll(ports, questions, change);
    return questions.length;
  } catch (error) {
    if (questions.length === 1) throw error;
    const outcomes = [];
    for (const one of questions)
      outcomes.push(
        await answerAll(ports, [one], change).then(
          () => null,
          (fault: unknown) => ({ fault }),
        ),
      );
    const faults = outcomes.filter((outcome) => outcome !== null);
    if (faults.length === questions.length) throw error;
    for (const { fault } of faults) ports.fault(fault);
    return questions.length - faults.length;
  }
}

/** Storage limitation (UK GDPR Art. 5(1)(e)): that somebody asked is forgotten too. */
export async function forgetQuestions({ checks, now }: Pick<AnswerPorts, "checks" | "now">): Promise<number> {
  const change = { by: "system", at: now() } as const;
  const before = new Date(change.at.getTime() - questionDays * day);
  return await checks.forget(change, before, (questions) => [
    note(change, "check.forgotten", { subject: "checks" }, { questions }),
  ]);
}

type Found = { readonly answers: NewAnswer[]; readonly calls: NewCall[]; readonly entries: NewEntry[] };
type Put = () => Promise<void>;

async function answerAll(ports: AnswerPorts, questions: readonly Question[], change: Change): Promise<void> {
  const found: Found = { answers: [], calls: [], entries: [] };
  const written = new Set<string>();
  const puts: Put[] = [];
  for (const question of questions) {
    const weighed = weigh(question, await ports.checks.find(question), change.at);
    // Asked twice in one quarter, under two spellings: written to once.
    const fresh = weighed.filter((one) => !keysOf(one).every((key) => written.has(key)));
    for (const key of fresh.flatMap(keysOf)) written.add(key);
    puts.push(await answerOne(ports, question, fresh, change, found));
  }
  // They lie there before anything is sent, in no order: a crash now leaves answers that nobody can open.
  for (const put of shuffled(puts)) await put();
  const lookedUp = note(change, "check.looked-up", { subject: "checks" }, { questions: questions.length });
  await ports.checks.settleQuestions(change, questions, found, [lookedUp, ...found.entries]);
}

function keysOf(one: Weighed): readonly string[] {
  return one.kind === "answer" ? [one.person.id] : one.people;
}

type ToAnswer = Extract<Weighed, { kind: "answer" }>;
type ToCall = Extract<Weighed, { kind: "call" }>;

/** One answer is put out for each question. Where several controllers have something to say, each writes, and it holds all. */
async function answerOne(
  ports: AnswerPorts,
  question: Question,
  weighed: readonly Weighed[],
  change: Change,
  found: Found,
): Promise<Put> {
  const until = answerEnd(change.at);
  const all = weighed.filter((one): one is ToAnswer => one.kind === "answer");
  const [first] = all;
  const together = all.filter(({ channel, to }) => channel === first?.channel && to === first.to);
  const content = await ports.content();
  const body = {
    language: question.language,
    answers: together.map(({ person }) => answerOf(person, content)),
  };
  const fits = ports.answerDoor.fits(body);
  const calls = [
    ...weighed.filter((one): one is ToCall => one.kind === "call"),
    ...all.filter((one) => !together.includes(one)).map((one) => callInstead(one, "several-people")),
    ...(fits ? [] : together.map((one) => callInstead(one, "too-long"))),
  ];
  for (const call of calls) addCall(question, call, change, found);
  // A code takes a core for a while: made for whoever is not found too, by what was typed.
  const kind = (first?.channel ?? question.contact.kind) === "email" ? "link" : "code";
  const { secret, reference } = await ports.answerDoor.newSecret(kind);
  if (first === undefined || !fits) return () => ports.answerDoor.put(null, {}, until);
  const words = await ports.checkWords();
  for (const one of together) addAnswer(ports, words, question, one, secret, change, found);
  return () => ports.answerDoor.put(reference, body, until);
}

function answerOf(
  { names, categories, years, reference, controller, notice }: FoundPerson,
  content: NoticeContent,
) {
  const facts = { name: names[0] ?? "", categories, years, reference, authority: controller };
  return composeAnswer(facts, content, notice?.state === "sent" ? notice.words : null);
}

function callInstead({ incident, person }: ToAnswer, reason: CallReason): ToCall {
  const { id, reference, controller } = person;
  return {
    ...{ kind: "call", incident, authority: controller.id, people: [id], references: [reference] },
    reasons: [reason],
  };
}

function addCall({ way, askedAt }: Question, call: ToCall, change: Change, { calls, entries }: Found): void {
  const id = randomUUID();
  const { incident, authority, people, references, reasons } = call;
  calls.push({ id, incident, authority, askedAt, way, reasons, people });
  const detail = { authority, people: [...references], reasons: [...reasons], way };
  entries.push(note(change, "check-call.needed", { subject: `check-call:${id}`, incident }, detail));
}

function addAnswer(
  ports: AnswerPorts,
  checkWords: CheckWords,
  { way, language }: Question,
  { incident, person, channel, to }: ToAnswer,
  secret: string,
  change: Change,
  { answers, entries }: Found,
): void {
  const { id, names, reference, controller } = person;
  const address = ports.answerDoor.address();
  const facts = { language, secret, channel, reference, authority: controller, address };
  answers.push({
    ...{ id: randomUUID(), incident, authority: controller.id, person: id, way, channel },
    ...{ name: names[0] ?? "", destination: to, words: writeMessage(checkWords, facts) },
  });
  const detail = { authority: controller.id, person: reference, channel, way };
  entries.push(note(change, "check.answered", { subject: `person:${id}`, incident }, detail));
}

/** The order in which files come must not say which of them somebody can open. */
function shuffled<T>(things: readonly T[]): readonly T[] {
  const all = [...things];
  for (let at = all.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}
