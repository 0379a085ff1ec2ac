/** Reads the form by which staff report something suspicious: what is missing, and what is handed over. */
import type { SentFields, SentFile } from "../../domain/hatch/submission.ts";
import { sightingKinds } from "../../domain/sightings/kind.ts";
import { acts, largestFile, longestDetails, longestLine } from "../../domain/sightings/sighting.ts";
import { line } from "../hatch/form-page.ts";
import type { FieldFault } from "../languages/template-words.ts";

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
  const fault = (field: string, key: string, most = 0): void => void faults.push({ field, key, most });
  if (!(sightingKinds as readonly string[]).includes(typed.kind)) fault("kind", "no-kind");
  if (authorities.length > 1 && !authorities.includes(typed.authority)) fault("authority", "no-authority");
  if (typed.details === "" && files.length === 0) fault("details", "no-details");
  if (typed.details.length > longestDetails) fault("details", "details-long", longestDetails);
  for (const field of ["where", "contact"] as const)
    if (typed[field].length > longestLine) fault(field, `${field}-long`, longestLine);
  const seen = seenFault(typed, now);
  if (seen !== null) fault("seen-day", seen);
  if (files.some(({ bytes }) => bytes.length > largestFile)) fault("file", "file-large");
  if (files.some(({ bytes }) => bytes.length === 0)) fault("file", "file-empty");
  return faults;
}

function seenFault({ day, month, year, time }: Typed, now: Date): string | null {
  if (day === "" && month === "" && year === "") return time === "" ? null : "seen-no-day";
  const [d, m, y] = [day, month, year].map((part) => (/^\d{1,4}$/u.test(part) ? Number(part) : 0)) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = y >= 1000 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  if (!real) return "seen-unreal";
  if (date.getTime() > now.getTime()) return "seen-future";
  return time === "" || timeIn(time) !== null ? null : "seen-time";
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
