/**
 * In which order people are told: those at risk first, then by harm. The same people give the same order, whoever asks:
 * drafting and the outbox both go by it. The outbox reckons it in SQL as well (store/notices/urgency.ts), and a test
 * holds the two to one another.
 */
import type { PersonFlag } from "../people/mention.ts";

export type ToBeTold = {
  readonly flags: readonly PersonFlag[];
  /** By ENISA's method, 6 at most. */
  readonly score: number;
  readonly number: number;
};

const atRiskFirst = 1000;

/** Whole numbers, the greater the sooner. */
export function urgencyOf({ flags, score }: Pick<ToBeTold, "flags" | "score">): number {
  return (flags.includes("at-risk") ? atRiskFirst : 0) + Math.round(score * 100);
}

export function byOrderOfTelling(one: ToBeTold, other: ToBeTold): number {
  return urgencyOf(other) - urgencyOf(one) || one.number - other.number;
}
