/** Unique Taxpayer References: ten digits, the first a check digit over the rest; never taken without a cue. */
import { type Detector, digitsOf } from "../detector.ts";

export const utr: Detector = {
  type: "utr",
  pattern:
    /\b(?:utr|unique tax(?:payer)?(?:['’]s)? ref(?:erence)?|(?<!council[ -])tax(?:payer)? ref(?:erence)?|self[- ]assessment)\b(?: (?:no|number|ref|reference|is|of|code))*\.?[^\d\n]{0,24}?\n?[^\d\n]{0,4}?(\d{5}[ -]?\d{5}|\d{3} \d{3} \d{4}|\d{4} \d{6}|\d\d \d{4} \d{4})(?=K?(?![\dA-Za-z]))/gi,
  inColumn: /^\d[\d -]{8,12}\dK?$/i,
  cues: /\b(?:utr|tax(?:payer)?|self[- ]assessment|hmrc)\b/i,
  normalise: digitsOf,
  accepts: (value, at) =>
    value.length === 10 && at.support !== "none" && value[0] === checkDigit(value) && value !== "1234567890"
      ? "check-digit"
      : null,
  confidence: () => "high",
};

/** HMRC's weights 6, 7, 8, 9, 10, 5, 4, 3, 2 over digits two to ten, mod 11, looked up. */
export function checkDigit(value: string): string {
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i + 1]), 0);
  return "21987654321"[sum % 11]!;
}
