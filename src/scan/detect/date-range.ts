/** The earliest and the latest plausible date that a document itself writes; birth dates tell nothing of its years. */

import type { Row } from "../../domain/documents/passage.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";
import { datesIn } from "./dates.ts";
import type { Column } from "./tables/columns.ts";

const FIRST = "1970-01-01";
const LAST = "2030-12-31";
const maybe = /\d[/.-]\d|\d{4}|(?:19|20)\d\d/;
const birth = /birth|d\.?o\.?b|born/i;
/** "Born on 3 May 1971 and 4/9/1973 respectively": the second is one, too. */
const ofBirth =
  /(?:birth|\bd\.? ?o\.? ?b\.?|\bborn)(?: on| in)?(?:[\s\d,:()&/.-]|and|or|st|nd|rd|th|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)*$/i;

export type DateRange = {
  takeProse(text: string, mentions: readonly PlacedMention[]): void;
  takeRow(row: Row, mentions: readonly PlacedMention[], columns: ReadonlyMap<string, Column>): void;
  range(): { readonly earliest: string | null; readonly latest: string | null };
};

export function startDateRange(): DateRange {
  let earliest: string | null = null;
  let latest: string | null = null;

  function count(iso: string): void {
    if (iso < FIRST || iso > LAST) return;
    if (earliest === null || iso < earliest) earliest = iso;
    if (latest === null || iso > latest) latest = iso;
  }

  return {
    takeProse(text, mentions) {
      if (!maybe.test(text)) return;
      const taken = takenIn(mentions);
      for (const { iso, start, written } of datesIn(text))
        if (!taken(iso, written) && !ofBirth.test(text.slice(Math.max(0, start - 72), start))) count(iso);
    },
    takeRow(row, mentions, columns) {
      const taken = takenIn(mentions);
      for (const { column, text, raw } of row.cells) {
        if (text.length < 6 || !maybe.test(text) || !mayHoldDate(column, columns.get(column))) continue;
        const dates = datesIn(raw !== undefined && /^\d{4}-\d\d-\d\d/.test(raw) ? raw : text);
        for (const { iso, start, written } of dates)
          if (!taken(iso, written) && !ofBirth.test(text.slice(0, start))) count(iso);
      }
    },
    range: () => ({ earliest, latest }),
  };
}

/** Birth dates, and the sort code in front of an account that looks like a day of some month. */
function takenIn(mentions: readonly PlacedMention[]): (iso: string, written: string) => boolean {
  const births = new Set<string>();
  const writings: string[] = [];
  for (const mention of mentions) {
    if (mention.type === "date-of-birth") births.add(mention.value).add(mention.written.trim());
    else if (/\d/.test(mention.written)) writings.push(mention.written);
  }
  return (iso, written) =>
    births.has(iso) || births.has(written.trim()) || writings.some((other) => other.includes(written.trim()));
}

/** What a header names as anything else (a birth date, a sort code, a phone number) is no date of the document. */
function mayHoldDate(name: string, column: Column | undefined): boolean {
  if (birth.test(name) || birth.test(column?.header ?? "")) return false;
  const type = column?.meaning?.type;
  return type === undefined || type === "other";
}
