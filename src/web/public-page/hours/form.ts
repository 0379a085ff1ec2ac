/** Emergency opening hours: a line for each day, empty lines left out. */
import type { OpeningHours } from "../../../domain/bodies/authority.ts";
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
    lines.flatMap((line, index) =>
      boxes.map((box) => [`${box}-${index + 1}`, box === "day" ? asTyped(line.day) : line[box]]),
    ),
  );
}

/** Lines that hold something, and two more to write in. */
export function linesShown(fields: Fields): number {
  const used = Array.from({ length: mostLines }, (_, index) => index + 1).filter((n) => !isEmpty(fields, n));
  return Math.min(mostLines, Math.max(0, ...used) + 2);
}

function readLine(fields: Fields, n: number): { line: Line[]; errors: FieldError[] } {
  if (isEmpty(fields, n)) return { line: [], errors: [] };
  const day = isoDay(text(fields, `day-${n}`));
  const opens = time(text(fields, `opens-${n}`));
  const closes = time(text(fields, `closes-${n}`));
  const errors = [
    ...(day === null ? [{ field: `day-${n}`, text: `Day ${n} must be a real date, like 28/11/2026` }] : []),
    ...(opens === null ? [{ field: `opens-${n}`, text: `Day ${n} must open at a time like 10:00` }] : []),
    ...(closes === null ? [{ field: `closes-${n}`, text: `Day ${n} must close at a time like 16:00` }] : []),
    ...(opens !== null && closes !== null && opens >= closes
      ? [{ field: `closes-${n}`, text: `Day ${n} must close after it opens` }]
      : []),
  ];
  if (day === null || opens === null || closes === null || errors.length > 0) return { line: [], errors };
  return {
    line: [{ day, opens, closes, place: text(fields, `place-${n}`), note: text(fields, `note-${n}`) }],
    errors: [],
  };
}

function isEmpty(fields: Fields, n: number): boolean {
  return boxes.every((box) => text(fields, `${box}-${n}`) === "");
}

/** "28/11/2026", "28 11 2026" and "2026-11-28" as "2026-11-28"; null where it is no day. */
function isoDay(typed: string): string | null {
  const british = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})$/u.exec(typed);
  const day = british
    ? `${british[3]}-${british[2]!.padStart(2, "0")}-${british[1]!.padStart(2, "0")}`
    : typed;
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return null;
  const moment = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
}

function asTyped(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(day) ? day.split("-").toReversed().join("/") : day;
}

/** "9:30" and "9.30" as "09:30"; null where it is no time. */
function time(typed: string): string | null {
  const match = /^(\d{1,2})[:.](\d{2})$/u.exec(typed);
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return `${match[1]!.padStart(2, "0")}:${match[2]}`;
}
