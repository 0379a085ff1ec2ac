/** The earliest and the latest plausible date that a document itself writes; birth dates tell nothing of its years. */
import type { PlacedMention } from "../../domain/mention.ts";
import type { Passage } from "../../domain/passage.ts";
import { datesIn } from "./dates.ts";

const FIRST = "1970-01-01";
const LAST = "2030-12-31";
const maybe = /\d[/.-]\d|\d{4}|(?:19|20)\d\d/;
const birth = /birth|d\.?o\.?b|born/i;

export type DateRange = {
  take(passage: Passage, mentions: readonly PlacedMention[]): void;
  range(): { readonly earliest: string | null; readonly latest: string | null };
};

export function startDateRange(): DateRange {
  let earliest: string | null = null;
  let latest: string | null = null;

  function count(text: string, births: ReadonlySet<string>): void {
    if (!maybe.test(text)) return;
    for (const { iso, written } of datesIn(text)) {
      if (iso < FIRST || iso > LAST || births.has(written.trim())) continue;
      if (earliest === null || iso < earliest) earliest = iso;
      if (latest === null || iso > latest) latest = iso;
    }
  }

  return {
    take(passage, mentions) {
      const births = new Set<string>();
      for (const { type, written } of mentions) if (type === "date-of-birth") births.add(written.trim());
      if (passage.kind === "prose") {
        count(passage.text, births);
        return;
      }
      for (const { column, text, raw } of passage.cells) {
        if (text.length >= 6 && !birth.test(column))
          count(raw !== undefined && /^\d{4}-\d\d-\d\d/.test(raw) ? raw : text, births);
      }
    },
    range: () => ({ earliest, latest }),
  };
}
