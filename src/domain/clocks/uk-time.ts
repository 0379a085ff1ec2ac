/** Moments on the clocks of the United Kingdom, with the zone that they show: deadlines fall in winter and in summer time. */

const zone = "Europe/London";
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});
const wall = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
});
const weekdays = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long" });

/** "23 November 2026, 2:05am GMT". */
export function ukMoment(moment: Date): string {
  return `${ukDateAndTime(moment)} ${zoneOf(moment)}`;
}

/** Midnight and noon are 12:00am and 12:00pm: "midnight" beside a date does not say which end of the day. */
export function ukDateAndTime(moment: Date): string {
  const part = partsOf(parts, moment);
  return `${part["day"]} ${part["month"]} ${part["year"]}, ${part["hour"]}:${part["minute"]}${part["dayPeriod"]?.toLowerCase()}`;
}

/** "Sunday": weekends count. */
export function ukWeekday(moment: Date): string {
  return weekdays.format(moment);
}

/** "GMT" or "BST". */
export function zoneOf(moment: Date): "GMT" | "BST" {
  return offsetOf(moment) === 0 ? "GMT" : "BST";
}

/** What the clocks show. */
export type UkTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

export function ukTime(moment: Date): UkTime {
  const part = partsOf(wall, moment);
  return {
    year: Number(part["year"]),
    month: Number(part["month"]),
    day: Number(part["day"]),
    hour: Number(part["hour"]),
    minute: Number(part["minute"]),
  };
}

/** The last minute of the day that is `days` after the moment's own, as clocks here show it. */
export function endOfUkDay(moment: Date, days: number): Date {
  const { year, month, day } = ukTime(moment);
  // Clocks never change at that minute, so one of the two offsets fits.
  const winter = new Date(Date.UTC(year, month - 1, day + days, 23, 59));
  return new Date(winter.getTime() - offsetOf(winter));
}

/** Milliseconds by which the clocks here are ahead of UTC. */
function offsetOf(moment: Date): number {
  const { year, month, day, hour, minute } = ukTime(moment);
  const minutes = Math.floor(moment.getTime() / 60_000) * 60_000;
  return Date.UTC(year, month - 1, day, hour, minute) - minutes;
}

function partsOf(format: Intl.DateTimeFormat, moment: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}
