/** Days, years, and whether two stretches of them meet. */
import type { Dates, Day, Years } from "./map.ts";

const firstYear = 1900;
const lastYear = 2199;

/** "2017-02-29" is none. */
export function isDay(text: string): text is Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= firstYear && year <= lastYear && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

export function isYear(year: number): boolean {
  return Number.isSafeInteger(year) && year >= firstYear && year <= lastYear;
}

/** Null dates are open: longer than anybody knows, or still. */
export function holdsOn({ from, to }: Dates, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Both ends are included, and an open end reaches as far as it goes. */
export function meet<T extends string | number>(
  one: { readonly from: T | null; readonly to: T | null },
  other: { readonly from: T | null; readonly to: T | null },
): boolean {
  const before = (end: T | null, start: T | null) => end !== null && start !== null && end < start;
  return !before(one.to, other.from) && !before(other.to, one.from);
}

export type DatesProblem = { readonly kind: "map-day-wrong" | "map-days-reversed" };
export type YearsProblem = { readonly kind: "map-year-wrong" | "map-years-reversed" };

export function problemOfDates({ from, to }: Dates): DatesProblem | null {
  if ([from, to].some((day) => day !== null && !isDay(day))) return { kind: "map-day-wrong" };
  return from !== null && to !== null && to < from ? { kind: "map-days-reversed" } : null;
}

export function problemOfYears({ from, to }: Years): YearsProblem | null {
  if ([from, to].some((year) => year !== null && !isYear(year))) return { kind: "map-year-wrong" };
  return from !== null && to !== null && to < from ? { kind: "map-years-reversed" } : null;
}
