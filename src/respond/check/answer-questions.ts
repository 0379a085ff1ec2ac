/**
 * Answers what waits, all of one quarter of an hour together. For each question as many answers are put out as there are
 * controllers, all of one size and one end: those that nobody was found for are opened by a secret that nobody has.
 */
import { randomInt, randomUUID } from "node:crypto";
import { composeAnswer } from "../../domain/check/answer.ts";
import type { CheckWords } from "../../domain/check/check-words.ts";
import { answerEnd, type Question, questionDays } from "../../domain/check/question.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { CheckStore, NewAnswer, NewCall } from "./check-store.ts";
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
    await answerAll(ports, questions, { by: "system", at: now });
    answered += questions.length;
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

type Made = { readonly answers: NewAnswer[]; readonly calls: NewCall[]; readonly entries: NewEntry[] };

async function answerAll(ports: AnswerPorts, questions: readonly Question[], change: Change): Promise<void> {
  const slots = await ports.checks.slots();
  const made: Made = { answers: [], calls: [], entries: [] };
  const written = new Set<string>();
  const puts: (() => Promise<unknown>)[] = [];
  for (const question of questions) {
    const weighed = weigh(question, await ports.checks.find(question), change.at);
    // Asked twice in one quarter, under two spellings: written to once.
    const fresh = weighed.filter((one) => !keysOf(one).every((key) => written.has(key)));
    for (const key of fresh.flatMap(keysOf)) written.add(key);
    let left = Math.max(slots, fresh.length);
    for (const one of fresh) if (await make(ports, question, one, change, made, puts)) left--;
    const until = answerEnd(change.at);
    for (; left > 0; left--) puts.push(() => ports.answerDoor.put(null, {}, until));
  }
  // They lie there before anything is sent, in no order: a crash now leaves answers that nobody can open.
  for (const put of shuffled(puts)) await put();
  const lookedUp = note(change, "check.looked-up", { subject: "checks" }, { questions: questions.length });
  await ports.checks.settleQuestions(change, questions, made, [lookedUp, ...made.entries]);
}

function keysOf(one: Weighed): readonly string[] {
  return one.kind === "answer" ? [one.person.id] : one.people;
}

/** True where it takes the place of an answer that nobody can open. */
async function make(
  ports: AnswerPorts,
  question: Question,
  one: Weighed,
  change: Change,
  { answers, calls, entries }: Made,
  puts: (() => Promise<unknown>)[],
): Promise<boolean> {
  const { incident } = one;
  const { way, askedAt } = question;
  const id = randomUUID();
  const call = (reasons: NewCall["reasons"], people: NewCall["people"], references: readonly string[]) => {
    const authority = one.kind === "call" ? one.authority : one.person.controller.id;
    calls.push({ id, incident, authority, askedAt, way, reasons, people });
    const detail = { authority, people: [...references], reasons: [...reasons], way };
    entries.push(note(change, "check-call.needed", { subject: `check-call:${id}`, incident }, detail));
  };
  if (one.kind === "call") {
    call(one.reasons, one.people, one.references);
    return false;
  }
  const { person, channel, to } = one;
  const { controller, reference, categories, years, notice } = person;
  const name = person.names[0] ?? "";
  const facts = { name, categories, years, reference, authority: controller };
  const told = notice?.state === "sent" ? notice.words : null;
  const answer = composeAnswer(facts, await ports.content(), told);
  const { secret, reference: opens } = await ports.answerDoor.newSecret(
    channel === "email" ? "link" : "code",
  );
  const body = { language: question.language, ...answer };
  if (!ports.answerDoor.fits(body)) {
    call(["too-long"], [person.id], [reference]);
    return false;
  }
  puts.push(() => ports.answerDoor.put(opens, body, answerEnd(change.at)));
  const words = writeMessage(await ports.checkWords(), {
    ...{ language: question.language, secret, channel, reference },
    authority: controller,
    address: ports.answerDoor.address(),
  });
  const authority = controller.id;
  answers.push({ id, incident, authority, person: person.id, way, channel, name, destination: to, words });
  const about = { subject: `person:${person.id}`, incident };
  entries.push(note(change, "check.answered", about, { authority, person: reference, channel, way }));
  return true;
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
