/**
 * The words of notices as an authority has written them for itself, in place of those that come along. Each that is written is
 * kept and numbered; drafting takes one that a second person has approved (UK GDPR Art. 34(2): clear and plain language).
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { Staff } from "../staff/staff.ts";

/** Which of the words: a whole notice in plain English or easy read, the advice in both, or what kinds of data are called. */
export const wordingKinds = ["plain", "easy-read", "advice", "kinds"] as const;
export type WordingKind = (typeof wordingKinds)[number];
export type WordingState = "draft" | "approved" | "discarded" | "replaced";

/** By field; several lines are several paragraphs or several items of a list. */
export type WordingFields = Readonly<Record<string, string>>;

export type Wording = {
  readonly number: number;
  readonly authority: AuthorityId;
  /** "en", or a language into which the English is put. */
  readonly language: string;
  readonly kind: WordingKind;
  /** 1 for the first of its language and kind. */
  readonly version: number;
  /** The English that it was made from; of English none. */
  readonly source: WordingFields;
  readonly fields: WordingFields;
  readonly state: WordingState;
  readonly authorName: string;
  /** Everybody who had a hand in it: none of them may approve. */
  readonly writers: readonly StaffId[];
  readonly writtenAt: Date;
  readonly approvedBy: StaffId | null;
  readonly approvedByName: string;
  readonly approvedAt: Date | null;
};

export const wordingTransitions = {
  approve: { from: "draft", to: "approved", entry: "wording.approved" },
  discard: { from: "draft", to: "discarded", entry: "wording.discarded" },
  /** By the next draft, and by the next that is approved. */
  redraft: { from: "draft", to: "replaced", entry: "wording.written" },
  replace: { from: "approved", to: "replaced", entry: "wording.approved" },
} as const satisfies Readonly<Record<string, { from: WordingState; to: WordingState; entry: string }>>;

export type WordingStep = "approve" | "discard";
export type WordingStepProblem = {
  readonly kind: "no-such-wording" | "wording-own-words" | "wording-not-waiting";
};

export function passWording(
  wording: Wording,
  step: WordingStep,
  by: Staff,
  at: Date,
): Outcome<Wording, WordingStepProblem> {
  const { from, to } = wordingTransitions[step];
  if (by.authority !== wording.authority) return failed({ kind: "no-such-wording" });
  if (wording.state !== from) return failed({ kind: "wording-not-waiting" });
  if (step === "discard") return done({ ...wording, state: to });
  if (wording.writers.includes(by.id)) return failed({ kind: "wording-own-words" });
  return done({ ...wording, state: to, approvedBy: by.id, approvedByName: by.name, approvedAt: at });
}
