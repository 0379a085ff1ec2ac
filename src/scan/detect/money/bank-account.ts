/** Bank accounts: a sort code and an account number that stand together, held to the modulus check. */
import { type Detector, digitsOf, type Span, supported } from "../detector.ts";
import { checkModulus } from "./modulus.ts";

const sortFirst =
  /(?<![\d.,/-])\d\d([- \u2013]?)\d\d\1\d\d([^\d]{1,60})(?:\d{4} \d{4}|\d{6,8})(?![\d/.-]\d|\d)/g;
const accountFirst =
  /(?<![\d.,/-])(?:\d{4} \d{4}|\d{8})([^\d]{1,60})\d\d[- \u2013]?\d\d[- \u2013]?\d\d(?![\d/.-]\d|\d)/g;
const words = /sort|a\/c|acc(?:oun)?t|\bac\b|bank|account/i;

export const bankAccount: Detector = {
  type: "bank-account",
  pattern: sortFirst,
  find: pairsIn,
  inColumn: /^\d\d[- ]?\d\d[- ]?\d\d[ ,/:-]{1,3}(?:\d{6,8}|\d{4} \d{4})$|^\d{14}$/,
  cues: /\b(?:sort ?code|s\/c|a\/c|acc(?:oun)?t|bank|building society|direct debit|bacs|barclays|lloyds|natwest|hsbc|santander|halifax|nationwide|monzo|tsb)\b/i,
  normalise: normalAccount,
  accepts(value, at) {
    const [sortCode, account] = value.split("-") as [string, string];
    if (sortCode === "000000" || /^(\d)\1{7}$/.test(account) || specimens.has(account)) return null;
    const verdict = checkModulus(sortCode, account);
    if (verdict === "invalid") return null;
    if (verdict === "valid") return "check-digit";
    return supported(at) || words.test(at.written) ? "unchecked" : null;
  },
  confidence: (at, check) =>
    supported(at) || words.test(at.written) ? (check === "check-digit" ? "high" : "medium") : "low",
};

const specimens = new Set(["12345678", "00000000", "87654321", "01234567"]);

/** Six or seven digits are padded on the left; of ten, the last eight count for most banks that still write them. */
export function normalAccount(written: string): string {
  const groups = written.match(/\d[\d \u2013-]*\d/g) ?? [];
  const [first = "", second = ""] = groups.length === 1 ? splitRun(groups[0]!) : groups.map(digitsOf);
  const [sort, account] =
    first.length === 6 && second.length !== 6 ? [first, second] : sortFrom(written, first, second);
  return `${sort}-${account.padStart(8, "0")}`;
}

/** "20-00-00 12345678": one run of digits and dashes, the sort code first unless the account plainly is. */
function splitRun(run: string): [string, string] {
  const digits = digitsOf(run);
  return /^\d{8}/.test(run) ? [digits.slice(0, 8), digits.slice(8)] : [digits.slice(0, 6), digits.slice(6)];
}

const sortFrom = (written: string, first: string, second: string): [string, string] =>
  second.length === 6 && (first.length === 8 || /a(?:cc|\/c).*sort/is.test(written))
    ? [second, first]
    : [first, second];

function pairsIn(text: string): readonly Span[] {
  const usual = spansOf(sortFirst, text, 2);
  const turned = spansOf(accountFirst, text, 1);
  return [
    ...usual,
    ...turned.filter(({ start, end }) => !usual.some((other) => other.start < end && start < other.end)),
  ];
}

function spansOf(pattern: RegExp, text: string, gapGroup: number): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const gap = match[gapGroup]!;
    const at = { start: match.index, end: match.index + match[0].length };
    if (areTogether(gap, match[0], text, at, gapGroup === 2)) spans.push(at);
    else pattern.lastIndex = match.index + 1;
  }
  return spans;
}

function areTogether(gap: string, whole: string, text: string, at: Span, sortIsFirst: boolean): boolean {
  if (/\n\s*\n|[.;] [A-Z]/.test(gap)) return false;
  const dashed = sortIsFirst ? /^\d\d[- \u2013]/.test(whole) : /[- \u2013]\d\d$/.test(whole);
  const eight = /\d{8}$|\d{4} \d{4}$/.test(whole) || !sortIsFirst;
  if (words.test(gap)) return true;
  const cued = words.test(text.slice(Math.max(0, at.start - 30), at.start));
  if (/^[\s,;:|/()-]{1,6}$/.test(gap)) return (dashed && eight) || cued;
  return false;
}
