/**
 * Severity as a person sees it: parts of ENISA's formula set by hand, within the method's own bounds, never the band. What
 * the method reckons stays beside it, and a later review that reckons something else is said, and takes nothing back.
 */
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";

export type SeverityFactors = {
  readonly context: number;
  readonly identification: number;
  readonly circumstances: number;
};

/** Null: as reckoned. */
export type AdjustedFactors = { readonly [F in keyof SeverityFactors]: SeverityFactors[F] | null };

export const factorChoices: { readonly [F in keyof SeverityFactors]: readonly number[] } = {
  context: [1, 2, 3, 4],
  identification: [0.25, 0.5, 0.75, 1],
  circumstances: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2],
};

export type AdjustProblem = { readonly kind: "factor-out-of-bounds" } | ReasonsProblem;

export function problemOfAdjustment(adjusted: AdjustedFactors, reasons: string): AdjustProblem | null {
  const names = ["context", "identification", "circumstances"] as const;
  const odd = names.some((name) => adjusted[name] !== null && !factorChoices[name].includes(adjusted[name]));
  return odd ? { kind: "factor-out-of-bounds" } : problemOfReasons(reasons);
}

export function scoreOf({ context, identification, circumstances }: SeverityFactors): number {
  return Math.round((context * identification + circumstances) * 100) / 100;
}

/** Above this many people, the method asks for a second look at the whole (ENISA 2013, flags). */
export const manyPeople = 100;
