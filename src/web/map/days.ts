/** Days and years of the map's forms, each typed into one box. */
import { dayIn, isProblem, yearIn } from "../../domain/map/import/rows.ts";
import type { Day } from "../../domain/map/map.ts";
import { type FieldError, type Fields, text } from "../frame/fields.ts";

export type DayRead = { readonly day: Day | null } | { readonly error: FieldError };

/** "31/3/2017", "31 3 2017", "2017-03-31", or a year alone, which is its first or its last day. */
export function readDay(fields: Fields, name: string, end: "from" | "to"): DayRead {
  const typed = text(fields, name).replace(/^(\d{1,2})[ -](\d{1,2})[ -](\d{4})$/u, "$1/$2/$3");
  const day = dayIn(typed, end);
  return isProblem(day)
    ? { error: { field: name, text: "Enter a real date, like 31/3/2017, or a year" } }
    : { day };
}

export function readYear(
  fields: Fields,
  name: string,
): { readonly year: number | null } | { readonly error: FieldError } {
  const year = yearIn(text(fields, name));
  return isProblem(year) ? { error: { field: name, text: "Enter a year, like 2006" } } : { year };
}

/** As people type it: "2017-03-31" is "31/3/2017". */
export function dayTyped(day: Day | null): string {
  const [year, month, date] = day?.split("-") ?? [];
  return year === undefined ? "" : `${Number(date)}/${Number(month)}/${year}`;
}

export function yearTyped(year: number | null): string {
  return year === null ? "" : String(year);
}
