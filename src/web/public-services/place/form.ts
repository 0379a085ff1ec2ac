/** A place as a form has it: a box for each day of the week, and a line for each day that is otherwise. */
import { isDay } from "../../../domain/places/check-place.ts";
import {
  mostSpecialDays,
  type Place,
  type SpecialDay,
  type WeeklyHours,
  weekdays,
} from "../../../domain/places/place.ts";
import { readHours, writeHours } from "../../../domain/places/written-hours.ts";
import type { PlaceForm } from "../../../respond/desk/house/place-desk.ts";
import { dayFields, readDay } from "../../frame/day-fields.ts";
import { type FieldError, type Fields, longText, text } from "../../frame/fields.ts";

export function readPlace(form: Fields): {
  readonly place: PlaceForm;
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [];
  const weekly = weekdays.flatMap((weekday): WeeklyHours[] => {
    const hours = readHours(text(form, weekday));
    if (hours === null)
      errors.push({
        field: weekday,
        text: `${named(weekday)} must be times like 9am to 5pm, or empty where it is closed`,
      });
    return (hours ?? []).map((one) => ({ weekday, ...one }));
  });
  const special = numbers().flatMap((n) => readSpecial(form, n, errors));
  const edge = (name: "from" | "until", what: string): string | null => {
    const read = readDay(form, name, what);
    if (read.kind === "error") errors.push(read.error);
    return read.kind === "day" ? read.day : null;
  };
  const place: PlaceForm = {
    ...{ name: text(form, "name"), access: longText(form, "access"), phone: text(form, "phone") },
    address: longText(form, "address")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    ...{ weekly, special, from: edge("from", "The first day"), until: edge("until", "The last day") },
  };
  return { place, errors };
}

export function placeFields(place: Omit<Place, "id" | "authority">): Fields {
  const { name, address, access, phone, weekly, special, from, until } = place;
  return {
    ...{ name, access, phone, address: address.join("\n") },
    ...Object.fromEntries(
      weekdays.map((day) => [day, writeHours(weekly.filter(({ weekday }) => weekday === day))]),
    ),
    ...Object.fromEntries(
      special.flatMap(({ day, hours, words }, index) => [
        [`day-${index + 1}`, day.split("-").toReversed().join("/")],
        [`hours-${index + 1}`, hours === null ? "closed" : writeHours([hours])],
        [`words-${index + 1}`, words],
      ]),
    ),
    ...dayFields("from", from),
    ...dayFields("until", until),
  };
}

/** Lines that hold something, and two more to write in. */
export function specialLines(fields: Fields): readonly number[] {
  const used = numbers().filter((n) => text(fields, `day-${n}`) !== "");
  return numbers().slice(0, Math.min(mostSpecialDays, Math.max(0, ...used) + 2));
}

function readSpecial(form: Fields, n: number, errors: FieldError[]): readonly SpecialDay[] {
  const [typed, written, words] = [
    text(form, `day-${n}`),
    text(form, `hours-${n}`),
    text(form, `words-${n}`),
  ];
  if (typed === "" && written === "" && words === "") return [];
  const day = isoDay(typed);
  const hours = readHours(written);
  if (day === null) errors.push({ field: `day-${n}`, text: `Day ${n} must be a real date, like 28/11/2026` });
  if (hours === null || written === "")
    errors.push({
      field: `hours-${n}`,
      text: `The hours of day ${n} must be like 10am to 4pm, or the word closed`,
    });
  if (day === null || hours === null || written === "") return [];
  return hours.length === 0
    ? [{ day, hours: null, words }]
    : hours.map((one) => ({ day, hours: one, words }));
}

/** "28/11/2026", "28 11 2026" and "2026-11-28" as "2026-11-28"; null where it is no day. */
function isoDay(typed: string): string | null {
  const british = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})$/u.exec(typed);
  const day = british
    ? `${british[3]}-${british[2]!.padStart(2, "0")}-${british[1]!.padStart(2, "0")}`
    : typed;
  return isDay(day) ? day : null;
}

function named(weekday: string): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}

function numbers(): readonly number[] {
  return Array.from({ length: mostSpecialDays }, (_, index) => index + 1);
}
