/** Vehicle registration marks: the form of 2001 by itself; the older forms only where a cue or a column says so. */
import { compact, type Detector, supported } from "../detector.ts";

const current = /^[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[A-HJ-PR-Z]{3}$/;
const prefix = /^[A-HJ-NPR-TV-Y][1-9]\d{0,2}[A-HJ-PR-Y]{3}$/;
const suffix = /^[A-HJ-PR-Y]{3}[1-9]\d{0,2}[A-HJ-NPR-TV-Y]$/;
const dateless = /^(?:[A-Z]{1,3}[1-9]\d{0,3}|[1-9]\d{0,3}[A-Z]{1,3})$/;

export const vehicleRegistration: Detector = {
  type: "vehicle-registration",
  pattern:
    /(?<![A-Za-z0-9])(?:[A-HJ-PR-Y]{2}\d\d[ -]?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3}[ -]?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}[ -]?\d{1,3}[A-HJ-NPR-TV-Y])(?![A-Za-z0-9])/gi,
  inColumn: /^[A-Z0-9]{1,4} ?[A-Z0-9]{1,4}$/i,
  cues: /\b(?:reg(?:istration|\.)?|regn?o?|vehicle|vrm|vrn|car|van|motor(?:cycle|bike)?|pcn|permit|plate|parked|parking|dvla|ford|vauxhall|toyota|bmw|audi|honda|nissan|volkswagen|vw|peugeot|renault|fiat|mini|kia|mercedes)\b/i,
  normalise: compact,
  accepts(value, at) {
    const lower = /[a-z]/.test(at.written);
    if (current.test(value)) return !lower || supported(at) ? "structure" : null;
    const cue = at.support === "column" || at.support === "label" || at.support === "near";
    if (!cue || (lower && at.support === "near")) return null;
    if (prefix.test(value) || suffix.test(value)) return "structure";
    return at.support === "column" && dateless.test(value) ? "unchecked" : null;
  },
};
