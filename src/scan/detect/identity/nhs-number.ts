/**
 * NHS numbers: ten digits, often grouped 3-3-4, the last a mod-11 check digit (NHS Data Dictionary, NHS NUMBER).
 * Scotland's CHI numbers begin with the birth date; Northern Ireland's are 32 to 39.
 */
import { type Detector, digitsOf, supported } from "../detector.ts";

export const nhsNumber: Detector = {
  type: "nhs-number",
  pattern: /(?<!\d)(?:\d{10}|\d{3} \d{3} \d{4}|\d{3}-\d{3}-\d{4}|\d{3}\u00a0\d{3}\u00a0\d{4})(?!\d)/g,
  inColumn: /^\d{3}[ -]?\d{3}[ -]?\d{4}$/,
  cues: /\b(?:nhs|patient|chi|hospital|h&c|gp|health and care|health & care|medical)\b/i,
  normalise: digitsOf,
  accepts: (value) =>
    passesMod11(value) && isIssued(value) && !/^(\d)\1+$/.test(value) ? "check-digit" : null,
  confidence(at) {
    if (supported(at)) return "high";
    // One random number in eleven passes: bare digits need more than their check digit.
    return at.support === "far" || /^\d{3}[ \u00a0]/.test(at.written) ? "medium" : "low";
  },
};

export function passesMod11(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += Number(digits[i]) * (i === 9 ? 1 : 10 - i);
  return sum % 11 === 0;
}

function isIssued(value: string): boolean {
  const first = Number(value[0]);
  if (first === 4 || first === 6 || first === 7) return true;
  const day = Number(value.slice(0, 2));
  const month = Number(value.slice(2, 4));
  if (day >= 1 && day <= 31 && month >= 1 && month <= 12) return day <= longest[month - 1]!;
  return day >= 32 && day <= 39;
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
