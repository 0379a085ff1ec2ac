/**
 * A place where people get help in person: weekly hours, and days that are otherwise ("this weekend only, emergencies";
 * closed on a bank holiday). Times are those of clocks in the UK, "10:00"; days are "2026-11-28".
 */
import type { AuthorityId, PlaceId } from "../ids.ts";

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

export type Hours = { readonly opens: string; readonly closes: string };
export type WeeklyHours = Hours & { readonly weekday: Weekday };

/** In place of what the week says of that day. `hours` null: closed. */
export type SpecialDay = {
  readonly day: string;
  readonly hours: Hours | null;
  /** "Emergencies only", "Bank holiday". */
  readonly words: string;
};

export type Place = {
  readonly id: PlaceId;
  readonly authority: AuthorityId;
  readonly name: string;
  readonly address: readonly string[];
  /** Steps, lifts, hearing loops, parking. */
  readonly access: string;
  readonly phone: string;
  readonly weekly: readonly WeeklyHours[];
  readonly special: readonly SpecialDay[];
  /** First and last day on which the weekly hours hold; null where they are not limited. */
  readonly from: string | null;
  readonly until: string | null;
};

export type PlaceProblem = {
  readonly kind:
    | "not-yours"
    | "no-such-place"
    | "place-name-missing"
    | "place-words-too-long"
    | "address-too-long"
    | "phone-malformed"
    | "hours-reversed"
    | "hours-overlap"
    | "hours-missing"
    | "days-reversed"
    | "day-unreal"
    | "too-many-days";
};

export const mostSpecialDays = 60;

/** A day, and when the place is open on it; none: closed. */
export type OpenDay = { readonly day: string; readonly hours: readonly Hours[]; readonly words: string };

export function openOn(place: Place, day: string): OpenDay {
  const special = place.special.filter((one) => one.day === day);
  if (special.length > 0)
    return {
      day,
      hours: special.flatMap(({ hours }) => hours ?? []).toSorted(byOpening),
      words: [...new Set(special.map(({ words }) => words))].filter((words) => words !== "").join(". "),
    };
  const holds = (place.from === null || place.from <= day) && (place.until === null || day <= place.until);
  const weekday = weekdayOf(day);
  const hours = holds ? place.weekly.filter((one) => one.weekday === weekday) : [];
  return { day, hours: hours.map(({ opens, closes }) => ({ opens, closes })).toSorted(byOpening), words: "" };
}

export function comingDays(place: Place, today: string, days: number): readonly OpenDay[] {
  return Array.from({ length: days }, (_, index) => openOn(place, dayLater(today, index)));
}

export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7]!;
}

export function dayLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** Days of the week that have the same hours, put together: "Monday to Friday, 9am to 5pm". */
export function weekInRuns(
  weekly: readonly WeeklyHours[],
): readonly { readonly first: Weekday; readonly last: Weekday; readonly hours: readonly Hours[] }[] {
  const runs: { first: Weekday; last: Weekday; hours: readonly Hours[] }[] = [];
  for (const [index, weekday] of weekdays.entries()) {
    const hours = weekly.filter((one) => one.weekday === weekday).toSorted(byOpening);
    if (hours.length === 0) continue;
    const last = runs.at(-1);
    if (last?.last === weekdays[index - 1] && said(last?.hours ?? []) === said(hours)) last!.last = weekday;
    else
      runs.push({
        first: weekday,
        last: weekday,
        hours: hours.map(({ opens, closes }) => ({ opens, closes })),
      });
  }
  return runs;
}

function said(hours: readonly Hours[]): string {
  return hours.map(({ opens, closes }) => `${opens}-${closes}`).join(" ");
}

function byOpening(a: Hours, b: Hours): number {
  return a.opens < b.opens ? -1 : 1;
}
