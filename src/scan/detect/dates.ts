/** Dates as people in Britain write them: day first, months in words, ISO; the parts must make a real day. */
import type { Span } from "./detector.ts";

export type WrittenDate = Span & {
  readonly iso: string;
  readonly written: string;
  readonly shortYear: boolean;
};

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const dated = new RegExp(
  [
    "(?<![\\d.,/:-])(?:",
    "(?<d1>\\d{1,2}) ?(?<sep>[/.-]) ?(?<m1>\\d{1,2}) ?\\k<sep> ?(?<y1>\\d{4}|\\d{2})(?![\\d]|[/.-]\\d)",
    "|(?<y2>(?:18|19|20)\\d{2})(?<sep2>[-/.])(?<m2>\\d{2})\\k<sep2>(?<d2>\\d{2})(?!\\d)",
    `|(?<d3>\\d{1,2})(?:st|nd|rd|th)?(?: (?:day )?of)?[ ,.-]{1,2}(?<m3>${months})\\.?,?[ ,.-]{1,2}(?<y3>\\d{4}|['’]?\\d{2})(?!\\d)`,
    ")",
    `|\\b(?<m4>${months})\\.? (?<d4>\\d{1,2})(?:st|nd|rd|th)?,? (?<y4>\\d{4})(?!\\d)`,
  ].join(""),
  "gi",
);
const abbreviations = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

export function datesIn(text: string): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  dated.lastIndex = 0;
  for (let match = dated.exec(text); match; match = dated.exec(text)) {
    const part = match.groups!;
    const day = Number(part["d1"] ?? part["d2"] ?? part["d3"] ?? part["d4"]);
    const month = monthOf(part["m1"] ?? part["m2"] ?? part["m3"] ?? part["m4"]!);
    const year = (part["y1"] ?? part["y2"] ?? part["y3"] ?? part["y4"]!).replace(/['’]/, "");
    const iso = isoDay(fullYear(year), month, day);
    const { index } = match;
    const written = match[0];
    if (iso)
      found.push({ start: index, end: index + written.length, iso, written, shortYear: year.length === 2 });
  }
  return found;
}

/** The whole of a text as one date. */
export function dateFrom(text: string): WrittenDate | null {
  const trimmed = text.trim();
  const start = text.indexOf(trimmed);
  const packed = /^(?:(\d{2})(\d{2})((?:19|20)\d{2})|((?:19|20)\d{2})(\d{2})(\d{2}))$/.exec(trimmed);
  if (packed) {
    const iso =
      isoDay(Number(packed[3]), Number(packed[2]), Number(packed[1])) ??
      isoDay(Number(packed[4]), Number(packed[5]), Number(packed[6]));
    return iso ? { start, end: start + 8, iso, written: trimmed, shortYear: false } : null;
  }
  const bare = trimmed.replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, "");
  const first = datesIn(bare)[0];
  if (first?.start !== 0 || first.end !== bare.length) return null;
  return { ...first, start, end: start + trimmed.length, written: trimmed };
}

function monthOf(written: string): number {
  return /^\d/.test(written) ? Number(written) : abbreviations.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}

/** The archives are of 2006-2020 and later: two digits up to 26 are this century's. */
function fullYear(written: string): number {
  const year = Number(written);
  return written.length === 4 ? year : year <= 26 ? 2000 + year : 1900 + year;
}

export function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1800 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > length) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
