/** A day typed into three boxes, as "2025-11-03". */
import { type FieldError, type Fields, text } from "./fields.ts";

export type DayRead =
  | { readonly kind: "empty" }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "error"; readonly error: FieldError };

const boxes = ["day", "month", "year"] as const;

/** `what` begins the error: "The first day". */
export function readDay(fields: Fields, name: string, what: string): DayRead {
  const typed = boxes.map((box) => text(fields, `${name}-${box}`));
  if (typed.every((value) => value === "")) return { kind: "empty" };
  const missing = boxes.find((_, index) => typed[index] === "");
  if (missing !== undefined) return wrong(name, missing, `${what} must include a ${missing}`);
  const odd = boxes.find((_, index) => !/^\d{1,4}$/u.test(typed[index] ?? ""));
  if (odd !== undefined) return wrong(name, odd, `${what} must have a number as its ${odd}`);
  const [day = 0, month = 0, year = 0] = typed.map(Number);
  if (year < 1900) return wrong(name, "year", `${what} must have a year of four digits, like 2026`);
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  // 31 November would become 1 December.
  const real = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso)
    return wrong(name, "day", `${what} must be a real date, like 3 11 2026`);
  return { kind: "day", day: iso };
}

export function dayFields(name: string, day: string | null): Fields {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  const number = (value: string) => (value === "" ? "" : String(Number(value)));
  return { [`${name}-day`]: number(date), [`${name}-month`]: number(month), [`${name}-year`]: year };
}

function wrong(name: string, box: (typeof boxes)[number], message: string): DayRead {
  return { kind: "error", error: { field: `${name}-${box}`, text: message } };
}
