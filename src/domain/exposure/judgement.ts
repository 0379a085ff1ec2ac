/**
 * What people of the authority say of an exposure. The map only ever says "possible": somebody who knows confirms it or
 * rules it out, and may think again. Every judgement is kept, and outlives each new reckoning.
 */
import type { StaffId } from "../ids.ts";

export type ExposureState = "possible" | "confirmed" | "ruled-out";

/** Every transition and the ledger entry that it writes. */
export const judgementTransitions = [
  { from: "possible", to: "confirmed", entry: "exposure.confirmed" },
  { from: "possible", to: "ruled-out", entry: "exposure.ruled-out" },
  { from: "confirmed", to: "ruled-out", entry: "exposure.ruled-out" },
  { from: "ruled-out", to: "confirmed", entry: "exposure.confirmed" },
  { from: "confirmed", to: "possible", entry: "exposure.reopened" },
  { from: "ruled-out", to: "possible", entry: "exposure.reopened" },
] as const satisfies readonly { from: ExposureState; to: ExposureState; entry: string }[];

/** Where it stays what it was although its path has changed: somebody has looked at it as it is now. */
const lookedAgain = "exposure.looked-at-again";

export type Judgement = {
  /** From 1 for each exposure. */
  readonly number: number;
  readonly verdict: ExposureState;
  readonly reasons: string;
  readonly by: StaffId;
  readonly at: Date;
  /** Which path, day and years were judged. */
  readonly mark: string;
};

export type JudgementForm = {
  readonly verdict: ExposureState;
  readonly reasons: string;
  /** The number of the last judgement that was on the page; 0: there was none. */
  readonly version: number;
  /** Of the exposure as it was on the page. */
  readonly mark: string;
};

export function stateOf(last: Pick<Judgement, "verdict"> | null): ExposureState {
  return last?.verdict ?? "possible";
}

/** Judged once, and otherwise now than it was then. */
export function needsAnotherLook(last: Pick<Judgement, "verdict" | "mark"> | null, mark: string): boolean {
  return last !== null && last.verdict !== "possible" && last.mark !== mark;
}

export type JudgementProblem = { readonly kind: "reasons-missing" | "words-too-long" | "judged-so-already" };

/** Characters of reasons: the ledger keeps them for good. */
export const mostReasons = 2_000;

/** The entry that the judgement writes, or what is wrong with it. */
export function judgementEntry(
  last: Pick<Judgement, "verdict" | "mark"> | null,
  { verdict, reasons, mark }: Pick<JudgementForm, "verdict" | "reasons" | "mark">,
): { readonly entry: string } | JudgementProblem {
  // That it happened is believed without more; that it did not, or that somebody was wrong before, wants its reasons.
  if (verdict !== "confirmed" && reasons.trim() === "") return { kind: "reasons-missing" };
  if (reasons.length > mostReasons) return { kind: "words-too-long" };
  const from = stateOf(last);
  const known = judgementTransitions.find((one) => one.from === from && one.to === verdict);
  if (known !== undefined) return { entry: known.entry };
  return needsAnotherLook(last, mark) ? { entry: lookedAgain } : { kind: "judged-so-already" };
}
