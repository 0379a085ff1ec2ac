/** Dates of birth: any date may be one, so a cue, a column, a label or a name just before it must say so. */
import { dateFrom, datesIn } from "../dates.ts";
import type { Detector } from "../detector.ts";

const OLDEST = 110;
const NEWEST_DOCUMENT = 2026;

export const dateOfBirth: Detector = {
  type: "date-of-birth",
  pattern: /$^/g,
  find: (text) => datesIn(text),
  inColumn: /^[\d\p{L}/.\-, :]{6,30}$/u,
  cues: /\b(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|born|birthday|birth)\b/i,
  normalise: (written) => dateFrom(written)?.iso ?? "",
  accepts(value, at) {
    if (!isBirthYear(Number(value.slice(0, 4)))) return null;
    if (at.support === "column" || at.support === "label") return "structure";
    return cuedAsBirth(at.text, at.start, at.end) ? "structure" : null;
  },
};

const isBirthYear = (year: number): boolean =>
  year >= 1900 && year >= NEWEST_DOCUMENT - OLDEST - 20 && year <= NEWEST_DOCUMENT;

const before =
  /(?:\bd\.? ?o\.? ?b\.?|\bborn|\bbirth ?da(?:te|y)|\bof\s+birth|\bb\.)(?:[^\d]{0,24}|[^\d\n]{0,12}\n[^\d]{0,12})$/i;
const after = /^[ ,]{0,2}\((?:dob|d\.o\.b\.?|date of birth|born)\)/i;

function cuedAsBirth(text: string, start: number, end: number): boolean {
  return before.test(text.slice(Math.max(0, start - 48), start)) || after.test(text.slice(end, end + 20));
}
