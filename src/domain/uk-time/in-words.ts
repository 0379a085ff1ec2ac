/** Moments in words, on the clocks of the United Kingdom, with the zone that they show: deadlines fall in winter and in summer time. */
import { ukZone, zoneOf } from "./uk-time.ts";

/** "23 November 2026, 2:05am GMT". */
export function ukMoment(moment: Date): string {
  return `${ukDateAndTime(moment)} ${zoneOf(moment)}`;
}

const both = new Intl.DateTimeFormat("en-GB", {
  timeZone: ukZone,
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});

/** Midnight and noon are 12:00am and 12:00pm: "midnight" beside a date does not say which end of the day. */
export function ukDateAndTime(moment: Date): string {
  const part = Object.fromEntries(both.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part["day"]} ${part["month"]} ${part["year"]}, ${part["hour"]}:${part["minute"]}${part["dayPeriod"]?.toLowerCase()}`;
}

const dates = new Intl.DateTimeFormat("en-GB", { timeZone: ukZone, dateStyle: "long" });

/** "23 November 2026". */
export function ukDate(moment: Date): string {
  return dates.format(moment);
}

const clocks = new Intl.DateTimeFormat("en-GB", { timeZone: ukZone, hour: "2-digit", minute: "2-digit" });

/** "02:05". */
export function ukClock(moment: Date): string {
  return clocks.format(moment);
}

const weekdays = new Intl.DateTimeFormat("en-GB", { timeZone: ukZone, weekday: "long" });

/** "Sunday": weekends count. */
export function ukWeekday(moment: Date): string {
  return weekdays.format(moment);
}
