/**
 * A text in another language, made from the English that stood there then. Each that is written is kept and numbered; the
 * public reads one that a second person has approved, and none of it where the English has changed since.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { Staff } from "../staff/staff.ts";
import type { SubjectKind, SubjectName, Words } from "./subject.ts";

export type TranslationState = "draft" | "approved" | "discarded" | "replaced" | "withdrawn";

export type Translation = {
  readonly number: number;
  readonly subject: SubjectName;
  readonly kind: SubjectKind;
  readonly incident: IncidentId | null;
  readonly authority: AuthorityId;
  /** "cy" */
  readonly language: string;
  /** The English that it was made from. */
  readonly source: Words;
  /** "" where a field stays in English. */
  readonly fields: Words;
  readonly state: TranslationState;
  readonly authorName: string;
  /** Everybody who had a hand in it: none of them may approve. */
  readonly writers: readonly StaffId[];
  readonly writtenAt: Date;
  readonly approvedBy: StaffId | null;
  readonly approvedByName: string;
  readonly approvedAt: Date | null;
};

export const translationTransitions = {
  approve: { from: "draft", to: "approved", entry: "translation.approved" },
  discard: { from: "draft", to: "discarded", entry: "translation.discarded" },
  withdraw: { from: "approved", to: "withdrawn", entry: "translation.withdrawn" },
  /** By the next draft, and by the next that is approved. */
  redraft: { from: "draft", to: "replaced", entry: "translation.written" },
  replace: { from: "approved", to: "replaced", entry: "translation.approved" },
} as const satisfies Readonly<
  Record<string, { from: TranslationState; to: TranslationState; entry: string }>
>;
/** The steps that somebody takes; the others follow from them. */
export type TranslationStep = "approve" | "discard" | "withdraw";

export type TranslationStepProblem = {
  readonly kind:
    | "translation-own-words"
    | "translation-others"
    | "translation-not-waiting"
    | "translation-not-standing";
};

export function passTranslation(
  translation: Translation,
  step: TranslationStep,
  by: Staff | "system",
  at: Date,
): Outcome<Translation, TranslationStepProblem> {
  const { from, to } = translationTransitions[step];
  // Each authority speaks for itself, in every language.
  if (by !== "system" && by.authority !== translation.authority)
    return failed({ kind: "translation-others" });
  if (translation.state !== from)
    return failed({ kind: step === "withdraw" ? "translation-not-standing" : "translation-not-waiting" });
  if (step !== "approve") return done({ ...translation, state: to });
  if (by !== "system" && translation.writers.includes(by.id))
    return failed({ kind: "translation-own-words" });
  const [approvedBy, approvedByName] = by === "system" ? [null, "Candour"] : [by.id, by.name];
  return done({ ...translation, state: to, approvedBy, approvedByName, approvedAt: at });
}
