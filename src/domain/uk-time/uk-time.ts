/**
 * The clocks of the United Kingdom: GMT in winter, BST in summer. Once a year a time is shown twice and once a year an
 * hour is never shown; whoever writes down when something happened must be able to say which.
 */
import type { Day } from "../map/map.ts";
import { done, failed, type Outcome } from "../outcome.ts";

export const ukZone = "Europe/London";

/** As a clock shows it. */
export type UkTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

/** In which zone a time was told: by clocks in the UK as they go; or, where that leaves a doubt, by one or the other. */
export const toldZones = ["uk", "gmt", "bst"] as const;
export type ToldZone = (typeof toldZones)[number];

export type UkTimeProblem = {
  /** no-such-time: clocks went forward over it, or there is no such day. time-twice: clocks went back over it. */
  readonly kind: "no-such-time" | "time-twice";
};

const minutes = 60_000;
const offsets: Readonly<Record<Exclude<ToldZone, "uk">, number>> = { gmt: 0, bst: 60 };

export function momentTold(time: UkTime, zone: ToldZone): Outcome<Date, UkTimeProblem> {
  if (!isDay(time)) return failed({ kind: "no-such-time" });
  if (zone !== "uk") return done(new Date(asIfUtc(time) - offsets[zone] * minutes));
  const moments = [offsets.gmt, offsets.bst]
    .map((offset) => new Date(asIfUtc(time) - offset * minutes))
    .filter((moment) => asIfUtc(ukTime(moment)) === asIfUtc(time));
  if (moments.length > 1) return failed({ kind: "time-twice" });
  return moments[0] === undefined ? failed({ kind: "no-such-time" }) : done(moments[0]);
}

/** For forms that ask for no zone: of two moments the later, in GMT; null where clocks never show the time. */
export function momentOf(time: UkTime): Date | null {
  const told = momentTold(time, "uk");
  if (told.ok) return told.value;
  return told.problem.kind === "time-twice" ? new Date(asIfUtc(time)) : null;
}

const shown = new Intl.DateTimeFormat("en-GB", {
  timeZone: ukZone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

export function ukTime(moment: Date): UkTime {
  const read = Object.fromEntries(
    shown.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = read;
  return { year, month, day, hour, minute };
}

export function zoneOf(moment: Date): "GMT" | "BST" {
  return aheadOfUtc(moment) === 0 ? "GMT" : "BST";
}

/** "2026-10-25T01:30:00+01:00": the time on the clock and how far that is from UTC. */
export function withOffset(moment: Date): string {
  const ahead = aheadOfUtc(moment);
  const clock = new Date(moment.getTime() + ahead).toISOString().slice(0, 19);
  return `${clock}${ahead === 0 ? "+00:00" : "+01:00"}`;
}

/** The day that calendars in the United Kingdom show at this moment. */
export function ukDay(moment: Date): Day {
  const { year, month, day } = ukTime(moment);
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

/** The last minute of the day that is `days` after the moment's own, as clocks here show it. */
export function endOfUkDay(moment: Date, days: number): Date {
  const { year, month, day } = ukTime(moment);
  // Clocks never change at that minute, so one of the two offsets fits.
  const winter = new Date(Date.UTC(year, month - 1, day + days, 23, 59));
  return new Date(winter.getTime() - aheadOfUtc(winter));
}

/** Milliseconds by which the clocks here are ahead of UTC. */
function aheadOfUtc(moment: Date): number {
  return asIfUtc(ukTime(moment)) - Math.floor(moment.getTime() / minutes) * minutes;
}

function asIfUtc({ year, month, day, hour, minute }: UkTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

function isDay(time: UkTime): boolean {
  const read = new Date(asIfUtc(time));
  return (
    read.getUTCFullYear() === time.year &&
    read.getUTCMonth() + 1 === time.month &&
    read.getUTCDate() === time.day &&
    read.getUTCHours() === time.hour &&
    read.getUTCMinutes() === time.minute
  );
}
