/** Passports: nine digits with a cue, or the second line of the machine-readable zone (ICAO Doc 9303). */
import { type Detector, type Span, supported } from "../detector.ts";

const cued =
  /\bpassport\b(?: (?:no|number|num|nr|ref|id|is|of|details|document))*\.?[^\dA-Z\n]{0,16}\n?[^\dA-Z\n]{0,4}(\d{3} ?\d{3} ?\d{3}|[A-Z]{1,2} ?\d{6,7})(?![\dA-Za-z])/gi;
const ZONE = 44;
const machineReadable =
  /(?<![A-Z0-9<])[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}[\d<]\d(?![A-Z0-9<])/g;

export const passport: Detector = {
  type: "passport",
  pattern: cued,
  find: (text) => [...cuedSpans(text), ...zoneSpans(text)],
  inColumn: /^(?:\d{3} ?\d{3} ?\d{3}|[A-Z]{1,2} ?\d{6,7})$/i,
  cues: /\bpassport\b/i,
  normalise: (written) =>
    (written.length === ZONE ? written.slice(0, 9) : written).replace(/[\s<]/g, "").toUpperCase(),
  accepts(value, at) {
    if (/^(\d)\1+$/.test(value) || value === "123456789") return null;
    if (at.written.length === ZONE) return "check-digit";
    return supported(at) || at.support === "far" ? "structure" : null;
  },
  confidence: (at, check) => (check === "check-digit" || supported(at) ? "high" : "medium"),
};

function cuedSpans(text: string): Span[] {
  const spans: Span[] = [];
  cued.lastIndex = 0;
  for (let match = cued.exec(text); match; match = cued.exec(text)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - match[1]!.length, end });
  }
  return spans;
}

function zoneSpans(text: string): Span[] {
  if (!text.includes("<")) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(machineReadable)) {
    if (!zoneAt(text, match.index)) continue;
    spans.push({ start: match.index, end: match.index + ZONE });
  }
  return spans;
}

/** Number, birth date and expiry each carry a check digit by weights 7, 3, 1. */
export function zoneAt(text: string, start: number): boolean {
  const line = text.slice(start, start + ZONE);
  if (!/^[A-Z0-9<]{44}$/.test(line)) return false;
  return (
    checks(line.slice(0, 9), line[9]!) &&
    checks(line.slice(13, 19), line[19]!) &&
    checks(line.slice(21, 27), line[27]!)
  );
}

function checks(field: string, digit: string): boolean {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let i = 0; i < field.length; i++)
    sum += weights[i % 3]! * (field[i] === "<" ? 0 : Number.parseInt(field[i]!, 36));
  return sum % 10 === Number(digit);
}
