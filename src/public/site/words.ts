/** Dates, times and states in the words of the public page, after the GOV.UK style guide. */

import type { ServiceStatus } from "../../domain/bodies/service.ts";
import type { Confidence, Phase } from "../../domain/incident/incident.ts";
import { ukClock, ukDate } from "../../domain/uk-time/in-words.ts";

const weekdayFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "29 November 2025" */
export function dayInWords(iso: string): string {
  return ukDate(new Date(iso));
}

/** "29 November 2025 at 5:30pm" */
export function momentInWords(iso: string): string {
  return `${dayInWords(iso)} at ${timeInWords(ukClock(new Date(iso)))}`;
}

/** "Saturday 29 November" from "2025-11-29"; anything else is taken for words already. */
export function openingDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime())
    ? weekdayFormat.format(date).replace(",", "")
    : day;
}

/** "10am", "5:30pm", "midday" from "10:00", "17:30", "12:00". */
export function timeInWords(clock: string): string {
  const [hour, minute] = clock.split(":").map(Number);
  if (hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return clock;
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

export const statusWords: Readonly<Record<ServiceStatus, { readonly text: string; readonly means: string }>> =
  {
    running: { text: "Running", means: "works as usual" },
    disrupted: { text: "Disrupted", means: "works, but slower or only in part" },
    suspended: { text: "Suspended", means: "not available" },
    essential: { text: "Emergencies only", means: "only emergencies are dealt with" },
  };

export const phaseWords: Readonly<Record<Phase, string>> = {
  suspected: "We are finding out what happened.",
  confirmed: "We are dealing with this now.",
  contained: "We have stopped it from spreading. We are still working on it.",
  concluded: "This is over.",
  "near-miss": "We looked into this and found that no data was at risk.",
};

export const takenWords: Readonly<Record<Confidence, string>> = {
  believed: "We believe that some information was copied and taken.",
  likely: "It is likely that some information was copied and taken.",
  confirmed: "Some information was copied and taken.",
};

/** "We think that it is from the years 2006 to 2020." */
export function yearsInWords(from: number | null, to: number | null, certainty: Confidence): string {
  const start = certainty === "confirmed" ? "It is from" : "We think that it is from";
  if (from !== null && to !== null)
    return from === to ? `${start} ${from}.` : `${start} the years ${from} to ${to}.`;
  if (from !== null) return `${start} ${from} or later.`;
  return to === null ? "" : `${start} ${to} or earlier.`;
}
