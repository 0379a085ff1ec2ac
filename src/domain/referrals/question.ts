/** What a body asks of us in a referral, until when, and what we answered: each answer stays as it was given. */
import type { ReferralId, StaffId } from "../ids.ts";

export type Question = {
  readonly id: string;
  readonly referral: ReferralId;
  readonly number: number;
  readonly asked: string;
  /** Who asked, outside. */
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly dueAt: Date | null;
  readonly answers: readonly Answer[];
};

/** A file that went along, by what it is called and the SHA-256 of its bytes: so it can be told later which it was. */
export type ListedDocument = { readonly name: string; readonly sha256: string };

export type Answer = {
  readonly kind: "answered" | "declined";
  readonly words: string;
  readonly documents: readonly ListedDocument[];
  readonly by: StaffId;
  readonly at: Date;
};

export type QuestionForm = Pick<Question, "asked" | "askedBy" | "askedAt" | "dueAt">;
export type AnswerForm = Pick<Answer, "kind" | "words" | "documents">;

const longestWords = 4_000;
const mostDocuments = 100;

export type QuestionProblem = {
  readonly kind:
    | "asked-missing"
    | "asked-too-long"
    | "asked-in-future"
    | "due-before-asked"
    | "answer-missing"
    | "referral-answer-too-long"
    | "too-many-documents";
};

export function problemOfQuestion(form: QuestionForm, now: Date): QuestionProblem | null {
  if (form.asked.trim() === "") return { kind: "asked-missing" };
  if (form.asked.length > longestWords || form.askedBy.length > 200) return { kind: "asked-too-long" };
  if (form.askedAt > now) return { kind: "asked-in-future" };
  return form.dueAt !== null && form.dueAt < form.askedAt ? { kind: "due-before-asked" } : null;
}

export function problemOfAnswer({ words, documents }: AnswerForm): QuestionProblem | null {
  if (words.trim() === "") return { kind: "answer-missing" };
  if (words.length > longestWords) return { kind: "referral-answer-too-long" };
  return documents.length > mostDocuments ? { kind: "too-many-documents" } : null;
}

export function isWaiting({ answers }: Pick<Question, "answers">): boolean {
  return answers.length === 0;
}

export function isLate(question: Pick<Question, "answers" | "dueAt">, now: Date): boolean {
  return isWaiting(question) && question.dueAt !== null && question.dueAt < now;
}

/** Lines as `sha256sum` prints them; null where one is none. */
export function documentsIn(text: string): readonly ListedDocument[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const read = lines.map((line) => /^\\?([0-9a-f]{64})\s+\*?(\S.{0,200})$/i.exec(line.trim()));
  if (read.some((match) => match === null)) return null;
  return read.map((match) => ({ sha256: match![1]!.toLowerCase(), name: match![2]!.trim() }));
}

export function documentsText(documents: readonly ListedDocument[]): string {
  return documents.map(({ sha256, name }) => `${sha256}  ${name}`).join("\n");
}
