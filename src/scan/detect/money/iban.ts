/** IBANs by ISO 13616: a country's length, and mod 97 of the rearranged letters and digits is 1. */
import { compact, type Detector } from "../detector.ts";

/** From the SWIFT IBAN registry. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27
   GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27
   MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23
   TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const specimens = new Set([
  "GB29NWBK60161331926819",
  "GB82WEST12345698765432",
  "GB33BUKB20201555555555",
  "DE89370400440532013000",
  "FR1420041010050500013M02606",
]);

export const iban: Detector = {
  type: "iban",
  pattern:
    /(?<![A-Za-z0-9])[A-Z]{2}\d\d(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9])/gi,
  find: ibansIn,
  inColumn: /^[A-Z]{2}\d\d[A-Z0-9 ]{11,38}$/i,
  cues: /\b(?:iban|bic|swift|international bank)\b/i,
  normalise: compact,
  accepts: (value) =>
    value.length === lengths[value.slice(0, 2)] && !specimens.has(value) && mod97(value) === 1
      ? "check-digit"
      : null,
  // Length and two check digits: hardly anything else gets through.
  confidence: () => "high",
};

/** The length is the country's, so that a word behind a spaced IBAN is not drawn into it. */
const begins = /(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?=[ \n-]{0,2}[A-Za-z0-9]{4})/g;

function ibansIn(text: string): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  begins.lastIndex = 0;
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const length = lengths[match[0].slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    const end = endOf(text, match.index, length);
    if (end > 0) spans.push({ start: match.index, end });
  }
  return spans;
}

function endOf(text: string, start: number, length: number): number {
  let counted = 0;
  for (let i = start; i < text.length && i < start + 48; i++) {
    const character = text[i]!;
    if (/[A-Za-z0-9]/.test(character)) counted++;
    else if (!/[ \n\u00a0-]/.test(character)) return -1;
    if (counted === length) return i + 1;
  }
  return -1;
}

export function mod97(value: string): number {
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder;
}
