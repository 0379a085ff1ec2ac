/** A date and a time typed into five boxes, read as clocks in the United Kingdom show them. */
import { momentOf, ukTime } from "../../domain/uk-time/uk-time.ts";
import { type FieldError, type Fields, text } from "./fields.ts";

export type MomentRead =
  | { readonly kind: "empty" }
  | { readonly kind: "moment"; readonly moment: Date }
  | { readonly kind: "error"; readonly error: FieldError };

const boxes = ["day", "month", "year", "hour", "minute"] as const;

/** `what` begins the error: "When Northmere became aware". */
export function readMoment(fields: Fields, name: string, what: string): MomentRead {
  const typed = boxes.map((box) => text(fields, `${name}-${box}`));
  if (typed.every((value) => value === "")) return { kind: "empty" };
  const missing = boxes.find((_, index) => typed[index] === "");
  if (missing !== undefined)
    return wrong(name, missing, `${what} must include ${article(missing)} ${missing}`);
  const odd = boxes.find((_, index) => !/^\d{1,4}$/u.test(typed[index] ?? ""));
  if (odd !== undefined) return wrong(name, odd, `${what} must have a number as its ${odd}`);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = typed.map(Number);
  if (year < 1000) return wrong(name, "year", `${what} must have a year of four digits, like 2026`);
  const moment = momentOf({ day, month, year, hour, minute });
  if (moment === null) {
    return wrong(name, "day", `${what} must be a real date and time, like 23 11 2026 at 14 05`);
  }
  return { kind: "moment", moment };
}

export function momentFields(name: string, moment: Date): Fields {
  const local = ukTime(moment);
  return Object.fromEntries(
    boxes.map((box) => [
      `${name}-${box}`,
      box === "minute" ? String(local[box]).padStart(2, "0") : String(local[box]),
    ]),
  );
}

function wrong(name: string, box: (typeof boxes)[number], message: string): MomentRead {
  return { kind: "error", error: { field: `${name}-${box}`, text: message } };
}

function article(box: (typeof boxes)[number]): string {
  return box === "hour" ? "an" : "a";
}
