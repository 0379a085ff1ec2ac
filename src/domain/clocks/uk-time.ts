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
  timeZoneName: "short",
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

/** "23 November 2026, 2:05am GMT". */
export function ukMoment(moment: Date): string {
  const part = partsOf(parts, moment);
  const time = `${part["hour"]}:${part["minute"]}${part["dayPeriod"]?.toLowerCase()}`;
  return `${part["day"]} ${part["month"]} ${part["year"]}, ${time} ${zoneOf(moment)}`;
}

const weekdays = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long" });

/** "Sunday": weekends count. */
export function ukWeekday(moment: Date): string {
  return weekdays.format(moment);
}

/** "GMT" or "BST". */
export function zoneOf(moment: Date): "GMT" | "BST" {
  return offsetOf(moment) === 0 ? "GMT" : "BST";
}

/** The last minute of the day that is `days` after the moment's own, as clocks here show it. */
export function endOfUkDay(moment: Date, days: number): Date {
  const part = partsOf(wall, moment);
  const asIfUtc = Date.UTC(
    Number(part["year"]),
    Number(part["month"]) - 1,
    Number(part["day"]) + days,
    23,
    59,
  );
  // Clocks never change at that minute, so one of the two offsets fits.
  const winter = new Date(asIfUtc);
  return offsetOf(winter) === 0 ? winter : new Date(asIfUtc - offsetOf(winter));
}

/** Milliseconds by which the clocks here are ahead of UTC. */
function offsetOf(moment: Date): number {
  const part = partsOf(wall, moment);
  const [year, month, day] = [Number(part["year"]), Number(part["month"]) - 1, Number(part["day"])];
  const shown = Date.UTC(
    year,
    month,
    day,
    Number(part["hour"]),
    Number(part["minute"]),
    Number(part["second"]),
  );
  return shown - Math.floor(moment.getTime() / 1000) * 1000;
}

function partsOf(format: Intl.DateTimeFormat, moment: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}
