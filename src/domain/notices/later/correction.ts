/** A correction: an earlier notice said something wrong. Who must hear of it, and what is told instead. */
import type { AuthorityId, IncidentId, StaffId, WaveId } from "../../ids.ts";
import type { MentionType } from "../../people/mention.ts";
import { problemOfReasons, type ReasonsProblem } from "../../reasons.ts";

export const correctionChoices = ["category", "wave", "words", "everybody"] as const;
export type CorrectionChoice = (typeof correctionChoices)[number];

/**
 * Whom it concerns: whoever was told of one of these kinds of data; or in one wave, or by a notice that was made from one
 * version of the words, of these kinds where there are any; or whoever was told at all. In these days.
 */
export type Corrected = {
  readonly chosen: CorrectionChoice;
  readonly wrong: readonly MentionType[];
  /** Of a choice by wave alone. */
  readonly wave: WaveId | null;
  /** Of a choice by words alone: as notices keep it; "" for words as they came with Candour. */
  readonly wordsFrom: string | null;
  readonly toldFrom: Date | null;
  readonly toldTo: Date | null;
};

/** What people were told by, and how many of them. */
export type CorrectionGrounds = {
  /** The latest first. */
  readonly waves: readonly {
    readonly id: WaveId;
    readonly number: number;
    readonly name: string;
    readonly people: number;
  }[];
  readonly words: readonly { readonly from: string; readonly people: number }[];
};

export type Correction = Corrected & {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** "Earlier we told you that ...": in words for the people, about none of them. */
  readonly said: string;
  readonly truth: string;
  readonly reasons: string;
  readonly madeBy: StaffId;
  readonly madeAt: Date;
};

export const longestCorrection = 600;

export type CorrectionForm = Pick<Correction, "said" | "truth" | "reasons"> & Corrected;
export type CorrectionProblem =
  | ReasonsProblem
  | {
      readonly kind:
        | "correction-words-missing"
        | "correction-words-too-long"
        | "correction-wrong-missing"
        | "correction-wave-missing"
        | "correction-version-missing"
        | "correction-days-reversed"
        | "correction-holds-a-number";
    };

export function problemOfCorrection(form: CorrectionForm): CorrectionProblem | null {
  const { said, truth, chosen, wrong, wave, wordsFrom, toldFrom, toldTo } = form;
  if (chosen === "category" && wrong.length === 0) return { kind: "correction-wrong-missing" };
  if (chosen === "wave" && wave === null) return { kind: "correction-wave-missing" };
  if (chosen === "words" && wordsFrom === null) return { kind: "correction-version-missing" };
  if (toldFrom !== null && toldTo !== null && toldTo < toldFrom) return { kind: "correction-days-reversed" };
  if (said.trim() === "" || truth.trim() === "") return { kind: "correction-words-missing" };
  if (said.length > longestCorrection || truth.length > longestCorrection)
    return { kind: "correction-words-too-long" };
  // The same words go to everybody: a reference, an address or a number in them would be one person's.
  if (/P-\d{4,}|\S@\S|\d[\d -]{5,}\d/.test(`${said}\n${truth}`)) return { kind: "correction-holds-a-number" };
  return problemOfReasons(form.reasons);
}

/** A wave or a version that nobody was told by is none to choose. */
export function problemOfGround(
  { chosen, wave, wordsFrom }: Corrected,
  { waves, words }: CorrectionGrounds,
): CorrectionProblem | null {
  if (chosen === "wave" && !waves.some(({ id }) => id === wave)) return { kind: "correction-wave-missing" };
  if (chosen === "words" && !words.some(({ from }) => from === wordsFrom))
    return { kind: "correction-version-missing" };
  return null;
}

/** What is still true of what somebody was told. */
export function stillTrue(
  told: readonly MentionType[],
  { wrong }: Pick<Corrected, "wrong">,
): readonly MentionType[] {
  return told.filter((type) => !wrong.includes(type));
}
