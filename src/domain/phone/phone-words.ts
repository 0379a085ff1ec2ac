/** content/phone.yaml, as read: when calls may be made, and what is said on them. */
import { ukTime } from "../uk-time/uk-time.ts";

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

export type PhoneHours = {
  /** "09:00", as clocks in the United Kingdom show it. */
  readonly from: string;
  readonly to: string;
  readonly days: readonly Weekday[];
};

export type PhoneWords = {
  readonly hours: PhoneHours;
  readonly tries: number;
  /** Minutes. */
  readonly pause: number;
  readonly before: readonly string[];
  readonly careful: readonly string[];
  readonly opening: readonly string[];
  readonly identity: readonly string[];
  readonly telling: readonly string[];
  readonly advice: string;
  readonly closing: readonly string[];
};

export function isWithinHours(moment: Date, { from, to, days }: PhoneHours): boolean {
  const { year, month, day, hour, minute } = ukTime(moment);
  const weekday = weekdays[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7]!;
  const clock = `${twoDigits(hour)}:${twoDigits(minute)}`;
  return days.includes(weekday) && clock >= from && clock < to;
}

/** The moment itself, or the next quarter of an hour at which somebody may be called: a week holds one. */
export function withinHours(moment: Date, hours: PhoneHours): Date {
  if (isWithinHours(moment, hours)) return moment;
  const quarter = 900_000;
  let next = Math.ceil(moment.getTime() / quarter) * quarter;
  for (let step = 0; step < 8 * 96 && !isWithinHours(new Date(next), hours); step++) next += quarter;
  return new Date(next);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
