/** Reads the form by which staff report something suspicious: what is missing, and what is handed over. */
import type { SentFields, SentFile } from "../../domain/hatch/submission.ts";
import { sightingKinds } from "../../domain/sightings/kind.ts";
import { acts, largestFile, longestDetails, longestLine } from "../../domain/sightings/sighting.ts";
import { line } from "../hatch/form-page.ts";

export type FieldFault = { readonly field: string; readonly text: string };

/** What was typed, to show again. A file cannot be: browsers forget it. */
export function typedIn(fields: SentFields) {
  return {
    kind: line(fields, "kind"),
    acts: several(fields, "acts"),
    details: lines(fields, "details"),
    where: line(fields, "where"),
    authority: line(fields, "authority"),
    day: line(fields, "seen-day"),
    month: line(fields, "seen-month"),
    year: line(fields, "seen-year"),
    time: line(fields, "seen-time"),
    contact: line(fields, "contact"),
  };
}
export type Typed = ReturnType<typeof typedIn>;

export function faultsOf(
  typed: Typed,
  files: readonly SentFile[],
  authorities: readonly string[],
  now: Date,
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, text: string): void => void faults.push({ field, text });
  if (!(sightingKinds as readonly string[]).includes(typed.kind)) fault("kind", "Select what it was");
  if (authorities.length > 1 && !authorities.includes(typed.authority))
    fault("authority", "Select where you work");
  if (typed.details === "" && files.length === 0) fault("details", "Say what you saw, or add the message");
  if (typed.details.length > longestDetails)
    fault("details", `Make it shorter: ${longestDetails.toLocaleString("en-GB")} characters at most`);
  for (const [field, value, what] of [
    ["where", typed.where, "Where"],
    ["contact", typed.contact, "How we can reach you"],
  ] as const)
    if (value.length > longestLine) fault(field, `${what} must be ${longestLine} characters or fewer`);
  const seen = seenFault(typed, now);
  if (seen !== null) fault("seen-day", seen);
  if (files.some(({ bytes }) => bytes.length > largestFile))
    fault("file", "The file must be smaller than 10 MB");
  if (files.some(({ bytes }) => bytes.length === 0)) fault("file", "The file is empty. Choose another one");
  return faults;
}

function seenFault({ day, month, year, time }: Typed, now: Date): string | null {
  if (day === "" && month === "" && year === "")
    return time === "" ? null : "Enter the day as well as the time";
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/u.test(part) ? Number(part) : 0)) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = y >= 1000 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  if (!real) return "The day must be a real one, like 24 11 2025";
  if (date.getTime() > now.getTime()) return "The day must not be in the future";
  return time === "" || timeIn(time) !== null ? null : "The time must be like 9:05 or 14:30";
}

/** Hours and minutes of "9:05", "14.30" or "9"; null where it is none. */
export function timeIn(typed: string): readonly [number, number] | null {
  const [, hour, minute = "0"] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/u.exec(typed) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return [Number(hour), Number(minute)];
}

export function handedOver(typed: Typed): SentFields {
  const { day, month, year, time, acts: did, ...rest } = typed;
  return {
    ...rest,
    acts: acts.filter((act) => did.includes(act)),
    seen: [day, month, year, ...(timeIn(time) ?? ["", ""])].join(" "),
  };
}

function several(fields: SentFields, name: string): readonly string[] {
  const value = fields[name];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

function lines(fields: SentFields, name: string): string {
  const value = fields[name];
  const first = typeof value === "string" ? value : (value?.[0] ?? "");
  return first.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, " ").trim();
}
