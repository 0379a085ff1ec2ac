/** Dates and times as people read them, always on the clocks of the United Kingdom: "23 November 2026, 2:05am". */
import { type UkTime, ukDateAndTime, ukTime } from "../../domain/clocks/uk-time.ts";

const zone = "Europe/London";

const dayAlone = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "long" });

export function dateAndTime(moment: Date): string {
  return ukDateAndTime(moment);
}

export function day(moment: Date): string {
  return dayAlone.format(moment);
}

/** "2009-01-04" as "4 January 2009"; anything else as it stands. */
export function dayOfIso(iso: string): string {
  const moment = new Date(`${iso}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(moment.getTime()) ? dayAlone.format(moment) : iso;
}

/** "61 hours", "40 minutes": whole hours rounded down, so that what is promised is never more than what is left. */
export function hoursInWords(hours: number): string {
  const minutes = Math.floor(Math.abs(hours) * 60);
  const whole = Math.floor(minutes / 60);
  if (whole === 0) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return whole === 1 ? "1 hour" : `${whole} hours`;
}

export type LocalTime = UkTime;

/** The moment at which clocks in the United Kingdom show this time; null where they never do. */
export function momentOf(local: LocalTime): Date | null {
  const asIfUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  for (const offset of [0, 60]) {
    const candidate = new Date(asIfUtc - offset * 60_000);
    if (sameTime(localTime(candidate), local)) return candidate;
  }
  return null;
}

export function localTime(moment: Date): LocalTime {
  return ukTime(moment);
}

function sameTime(a: LocalTime, b: LocalTime): boolean {
  return (
    a.year === b.year && a.month === b.month && a.day === b.day && a.hour === b.hour && a.minute === b.minute
  );
}
