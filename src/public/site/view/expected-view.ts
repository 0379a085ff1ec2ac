/** When something is expected back, and everything that was said of it before. */
import type { PublishedExpectation } from "../../../domain/publication/published-service.ts";
import { dayInWords, openingDay } from "../words.ts";

type Expected = {
  readonly expectedReturn: string;
  readonly expectedDay: string | null;
  readonly revisions: readonly PublishedExpectation[];
};

/** `today`: the day of the publication. A day that has passed is said to have passed. */
export function expectedView({ expectedReturn, expectedDay, revisions }: Expected, today: string) {
  return {
    overdue: expectedDay !== null && expectedDay < today,
    back: sayingOf(expectedReturn, expectedDay),
    // What was said once and never again is what is said now.
    said:
      revisions.length < 2
        ? []
        : revisions.map(({ at, expected, expectedDay: day }) => ({
            ...{ iso: at, when: dayInWords(at), words: sayingOf(expected, day) || "we do not know" },
          })),
  };
}

function sayingOf(words: string, day: string | null): string {
  if (day === null) return words;
  return words === "" ? openingDay(day) : `${openingDay(day)} (${words})`;
}
