/** A date and a time typed into five boxes, read as clocks in the United Kingdom show them. */
import { momentOf, type UkTime, ukTime } from "../../domain/uk-time/uk-time.ts";
import { type FieldError, type Fields, text } from "./fields.ts";

type Wrong = { readonly kind: "error"; readonly error: FieldError };
type Empty = { readonly kind: "empty" };
export type MomentRead = Empty | Wrong | { readonly kind: "moment"; readonly moment: Date };
export type ClockRead = Empty | Wrong | { readonly kind: "clock"; readonly time: UkTime };

const boxes = ["day", "month", "year", "hour", "minute"] as const;
type Box = (typeof boxes)[number];

/** `what` begins the error: "When Northmere became aware". */
export function readMoment(fields: Fields, name: string, what: string): MomentRead {
  const read = readClock(fields, name, what);
  if (read.kind !== "clock") return read;
  const moment = momentOf(read.time);
  if (moment === null) {
    return wrong(name, "day", `${what} must be a real date and time, like 23 11 2026 at 14 05`);
  }
  return { kind: "moment", moment };
}

/** What the boxes say, which may be a time that no clock shows. `mayMiss`: boxes that stand for 0 where they are empty. */
export function readClock(
  fields: Fields,
  name: string,
  what: string,
  mayMiss: readonly Box[] = [],
): ClockRead {
  const typed = boxes.map((box) => text(fields, `${name}-${box}`));
  if (typed.every((value) => value === "")) return { kind: "empty" };
  const missing = boxes.find((box, index) => typed[index] === "" && !mayMiss.includes(box));
  if (missing !== undefined) return wrong(name, missing, missingIn(what, missing));
  const odd = boxes.find((_, index) => !/^\d{0,4}$/u.test(typed[index] ?? ""));
  if (odd !== undefined) return wrong(name, odd, `${what} must have a number as its ${odd}`);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = typed.map(Number);
  if (year < 1000) return wrong(name, "year", `${what} must have a year of four digits, like 2026`);
  return { kind: "clock", time: { day, month, year, hour, minute } };
}

export function missingIn(what: string, box: Box): string {
  return `${what} must include ${box === "hour" ? "an" : "a"} ${box}`;
}

export function momentFields(name: string, moment: Date): Fields {
  return clockFields(name, ukTime(moment));
}

export function clockFields(name: string, time: UkTime): Fields {
  return Object.fromEntries(
    boxes.map((box) => [
      `${name}-${box}`,
      box === "minute" ? String(time[box]).padStart(2, "0") : String(time[box]),
    ]),
  );
}

function wrong(name: string, box: Box, message: string): Wrong {
  return { kind: "error", error: { field: `${name}-${box}`, text: message } };
}
