/**
 * The clocks of the United Kingdom: GMT in winter, BST in summer. Once a year a time is shown twice and once a year an
 * hour is never shown; whoever writes down when something happened must be able to say which.
 */
import { done, failed, type Outcome } from "../outcome.ts";

export const ukZone = "Europe/London";

/** As a clock shows it. */
export type ClockTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

/** In which zone a time was told: by clocks in the UK as they go; or, where that leaves a doubt, by one or the other. */
export const toldZones = ["uk", "gmt", "bst"] as const;
export type ToldZone = (typeof toldZones)[number];

const minute = 60_000;
const offsets: Readonly<Record<Exclude<ToldZone, "uk">, number>> = { gmt: 0, bst: 60 };

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ukZone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

export type ClockProblem = {
  /** no-such-time: clocks went forward over it, or there is no such day. time-twice: clocks went back over it. */
  readonly kind: "no-such-time" | "time-twice";
};

export function momentTold(time: ClockTime, zone: ToldZone): Outcome<Date, ClockProblem> {
  if (!isDay(time)) return failed({ kind: "no-such-time" });
  if (zone !== "uk") return done(new Date(asIfUtc(time) - offsets[zone] * minute));
  const moments = [0, 60]
    .map((offset) => new Date(asIfUtc(time) - offset * minute))
    .filter((moment) => isSame(clockOf(moment), time));
  if (moments.length > 1) return failed({ kind: "time-twice" });
  return moments[0] === undefined ? failed({ kind: "no-such-time" }) : done(moments[0]);
}

export function clockOf(moment: Date): ClockTime {
  const read = Object.fromEntries(
    parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute: minutes = 0 } = read;
  return { year, month, day, hour, minute: minutes };
}

export function zoneAt(moment: Date): "GMT" | "BST" {
  const ahead = asIfUtc(clockOf(moment)) - Math.floor(moment.getTime() / minute) * minute;
  return ahead === 0 ? "GMT" : "BST";
}

/** "2026-10-25T01:30:00+01:00": the time on the clock and how far that is from UTC. */
export function withOffset(moment: Date): string {
  const isBst = zoneAt(moment) === "BST";
  const shown = new Date(moment.getTime() + (isBst ? 60 * minute : 0));
  return `${shown.toISOString().slice(0, 19)}${isBst ? "+01:00" : "+00:00"}`;
}

function asIfUtc({ year, month, day, hour, minute: minutes }: ClockTime): number {
  return Date.UTC(year, month - 1, day, hour, minutes);
}

function isDay(time: ClockTime): boolean {
  const read = new Date(asIfUtc(time));
  return (
    read.getUTCFullYear() === time.year &&
    read.getUTCMonth() + 1 === time.month &&
    read.getUTCDate() === time.day &&
    read.getUTCHours() === time.hour &&
    read.getUTCMinutes() === time.minute
  );
}

function isSame(a: ClockTime, b: ClockTime): boolean {
  return asIfUtc(a) === asIfUtc(b);
}
