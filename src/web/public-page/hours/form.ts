/** Emergency opening hours: a line for each day, empty lines left out. */
import type { OpeningHours } from "../../../domain/authority.ts";
import { type FieldError, type Fields, text } from "../../frame/fields.ts";

export type Line = Omit<OpeningHours, "authority">;
export const mostLines = 14;
const boxes = ["day", "opens", "closes", "place", "note"] as const;

export function readHours(fields: Fields): {
  readonly lines: readonly Line[];
  readonly errors: readonly FieldError[];
} {
  const read = Array.from({ length: mostLines }, (_, index) => readLine(fields, index + 1));
  return { lines: read.flatMap(({ line }) => line), errors: read.flatMap(({ errors }) => errors) };
}

export function hoursFields(lines: readonly Line[]): Fields {
  return Object.fromEntries(
    lines.flatMap((line, index) => boxes.map((box) => [`${box}-${index + 1}`, line[box]])),
  );
}

/** Lines that hold something, and two more to write in. */
export function linesShown(fields: Fields): number {
  const used = Array.from({ length: mostLines }, (_, index) => index + 1).filter((n) => !isEmpty(fields, n));
  return Math.min(mostLines, Math.max(0, ...used) + 2);
}

function readLine(fields: Fields, n: number): { line: Line[]; errors: FieldError[] } {
  if (isEmpty(fields, n)) return { line: [], errors: [] };
  const [day, opens, closes] = [
    text(fields, `day-${n}`),
    time(text(fields, `opens-${n}`)),
    time(text(fields, `closes-${n}`)),
  ];
  const line = {
    day,
    opens: opens ?? "",
    closes: closes ?? "",
    place: text(fields, `place-${n}`),
    note: text(fields, `note-${n}`),
  };
  const errors = [
    ...(realDay(day) ? [] : [{ field: `day-${n}`, text: `Day ${n} must be a date, like 2026-11-28` }]),
    ...(opens === null
      ? [{ field: `opens-${n}`, text: `The opening time of day ${n} must be a time, like 10:00` }]
      : []),
    ...(closes === null
      ? [{ field: `closes-${n}`, text: `The closing time of day ${n} must be a time, like 16:00` }]
      : []),
    ...(opens !== null && closes !== null && opens >= closes
      ? [{ field: `closes-${n}`, text: `The closing time of day ${n} must be after its opening time` }]
      : []),
  ];
  return errors.length > 0 ? { line: [], errors } : { line: [line], errors: [] };
}

function isEmpty(fields: Fields, n: number): boolean {
  return boxes.every((box) => text(fields, `${box}-${n}`) === "");
}

function realDay(day: string): boolean {
  const moment = new Date(`${day}T12:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(day) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(day)
  );
}

/** "9:30" as "09:30"; null where it is no time. */
function time(typed: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})$/u.exec(typed);
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return `${match[1]!.padStart(2, "0")}:${match[2]}`;
}
