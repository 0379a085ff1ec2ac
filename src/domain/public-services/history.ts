/**
 * What was said of a service, and when: the bar of 90 days, how much of the time it ran, and every time that its expected
 * return was said anew. Worked out from kept changes; what an outage said counts from when it began.
 */
import { type ServiceStatus, worstOf } from "../bodies/service.ts";
import { momentOf, ukDay, ukTime } from "../uk-time/uk-time.ts";

export type StatusChange = {
  readonly at: Date;
  readonly status: ServiceStatus;
  readonly expected: string;
  readonly expectedDay: string | null;
};

/** What was said on a day of when it is to be back. */
export type Expectation = {
  readonly at: Date;
  readonly expected: string;
  readonly expectedDay: string | null;
};

/** Null: nothing is known of that day. */
export type DayStatus = { readonly day: string; readonly status: ServiceStatus | null };

type Line = readonly { readonly at: Date; readonly status: ServiceStatus }[];

export const historyDays = 90;

/** At each moment the worst that any of the lines says; each line is in order of time. */
export function joined(lines: readonly Line[]): Line {
  const moments = [...new Set(lines.flat().map(({ at }) => at.getTime()))].toSorted((a, b) => a - b);
  const whole = moments.map((time) => {
    const said = lines.flatMap((line) => line.findLast(({ at }) => at.getTime() <= time)?.status ?? []);
    return { at: new Date(time), status: worstOf(said) };
  });
  return whole.filter(({ status }, index) => whole[index - 1]?.status !== status);
}

/** A day of the calendar of the UK and where it begins and ends. */
export type CalendarDay = { readonly day: string; readonly from: number; readonly to: number };

/** The last days up to and with today, oldest first; worked out once for all services. */
export function calendarOf(now: Date, days = historyDays): readonly CalendarDay[] {
  const noon = new Date(`${ukDay(now)}T12:00:00Z`).getTime();
  const dates = Array.from({ length: days + 1 }, (_, index) => {
    const time = noon + (index - days + 1) * 24 * 60 * 60_000;
    const { year, month, day } = ukTime(new Date(time));
    // Clocks change at 1am and never at midnight.
    const from = momentOf({ year, month, day, hour: 0, minute: 0 })!.getTime();
    return { day: new Date(time).toISOString().slice(0, 10), from };
  });
  return dates.slice(0, days).map((one, index) => ({ ...one, to: dates[index + 1]!.from }));
}

/** Each day with the worst of it, as far as it has come. */
export function daysOf(line: Line, calendar: readonly CalendarDay[], now: Date): readonly DayStatus[] {
  return calendar.map(({ day, from, to }) => {
    const end = Math.min(to, now.getTime() + 1);
    const before = line.findLast(({ at }) => at.getTime() <= from);
    const within = line.filter(({ at }) => at.getTime() > from && at.getTime() < end);
    const said = [...(before === undefined ? [] : [before]), ...within].map(({ status }) => status);
    return { day, status: said.length === 0 ? null : worstOf(said) };
  });
}

/** The part of the known time, from 0 to 1, in which it ran as usual; null where nothing is known. */
export function shareRunning(line: Line, calendar: readonly CalendarDay[], now: Date): number | null {
  const known = line[0]?.at.getTime();
  if (known === undefined) return null;
  const start = Math.max(calendar[0]!.from, known);
  if (start >= now.getTime()) return null;
  let ran = 0;
  for (const [index, { at, status }] of line.entries()) {
    const from = Math.max(at.getTime(), start);
    const to = Math.min(line[index + 1]?.at.getTime() ?? Number.POSITIVE_INFINITY, now.getTime());
    if (status === "running" && to > from) ran += to - from;
  }
  return ran / (now.getTime() - start);
}

/** What was said of its return since it stopped running as usual, oldest first: each time that it was said anew. */
export function expectationsOf(changes: readonly StatusChange[]): readonly Expectation[] {
  const lastRan = changes.findLastIndex(({ status }) => status === "running");
  return revised(changes.slice(lastRan + 1));
}

/** Only where something else is said than before; what is first said must say something. */
export function revised(said: readonly Expectation[]): readonly Expectation[] {
  const anew: Expectation[] = [];
  for (const { at, expected, expectedDay } of said) {
    const last = anew.at(-1) ?? { expected: "", expectedDay: null };
    if (expected !== last.expected || expectedDay !== last.expectedDay)
      anew.push({ at, expected, expectedDay });
  }
  return anew;
}
