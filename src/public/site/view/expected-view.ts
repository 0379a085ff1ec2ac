/** When something is expected back, and everything that was said of it before. */
import type { PublishedExpectation } from "../../../domain/publication/published-service.ts";

type Expected = {
  readonly expectedReturn: string;
  readonly expectedDay: string | null;
  readonly revisions: readonly PublishedExpectation[];
};

/** `today`: the day of the publication. A day that has passed is said to have passed. */
export function expectedView({ expectedReturn, expectedDay, revisions }: Expected, today: string) {
  return {
    overdue: expectedDay !== null && expectedDay < today,
    back: backView(expectedReturn, expectedDay),
    // What was said once and never again is what is said now.
    said:
      revisions.length < 2
        ? []
        : revisions.map(({ at, expected, expectedDay: day }) => ({ iso: at, back: backView(expected, day) })),
  };
}

/** A day, and what staff wrote about it; null where neither is known. */
function backView(words: string, day: string | null) {
  return day === null && words === "" ? null : { day, words };
}
