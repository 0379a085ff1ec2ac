/** Dates and times as people read them, always on the clocks of the United Kingdom: "23 November 2026, 2:05am". */
import { ukDate, ukDateAndTime } from "../../domain/uk-time/in-words.ts";

export function dateAndTime(moment: Date): string {
  return ukDateAndTime(moment);
}

export function day(moment: Date): string {
  return ukDate(moment);
}

/** "2009-01-04" as "4 January 2009"; anything else as it stands. */
export function dayOfIso(iso: string): string {
  const moment = new Date(`${iso}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(moment.getTime()) ? ukDate(moment) : iso;
}

/** "61 hours", "40 minutes": whole hours rounded down, so that what is promised is never more than what is left. */
export function hoursInWords(hours: number): string {
  const minutes = Math.floor(Math.abs(hours) * 60);
  const whole = Math.floor(minutes / 60);
  if (whole === 0) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return whole === 1 ? "1 hour" : `${whole} hours`;
}
