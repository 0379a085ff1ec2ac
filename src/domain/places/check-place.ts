/** Whether a place can be shown as it was written: real days, times in their order, nothing twice at once. */
import { type Hours, mostSpecialDays, type Place, type PlaceProblem } from "./place.ts";

const longestName = 100;
const longestWords = 500;

export function placeProblem(place: Omit<Place, "id" | "authority">): PlaceProblem | null {
  const { name, address, access, phone, weekly, special, from, until } = place;
  if (name === "") return { kind: "place-name-missing" };
  if (name.length > longestName || access.length > longestWords) return { kind: "place-words-too-long" };
  if (special.some(({ words }) => words.length > longestWords)) return { kind: "place-words-too-long" };
  if (address.length > 7 || address.some((line) => line.length > 80)) return { kind: "address-too-long" };
  if (phone !== "" && !/^\+?[\d ()-]{3,24}$/u.test(phone)) return { kind: "phone-malformed" };
  if (special.length > mostSpecialDays) return { kind: "too-many-days" };
  const days = [...special.map(({ day }) => day), ...[from, until].filter((day) => day !== null)];
  if (!days.every(isDay)) return { kind: "day-unreal" };
  if (from !== null && until !== null && until < from) return { kind: "days-reversed" };
  if (weekly.length === 0 && special.length === 0) return { kind: "hours-missing" };
  const all = [...weekly, ...special.flatMap(({ hours }) => hours ?? [])];
  if (!all.every(({ opens, closes }) => isTime(opens) && isTime(closes) && opens < closes))
    return { kind: "hours-reversed" };
  const byWeekday = [...Map.groupBy(weekly, ({ weekday }) => weekday).values()];
  const byDay = [...Map.groupBy(special, ({ day }) => day).values()];
  // Closed and open on the same day is no answer to "is it open?".
  const both = byDay.some((list) => list.length > 1 && list.some(({ hours }) => hours === null));
  const apart = [...byWeekday, ...byDay.map((list) => list.flatMap(({ hours }) => hours ?? []))];
  return both || apart.some(overlap) ? { kind: "hours-overlap" } : null;
}

function overlap(hours: readonly Hours[]): boolean {
  const sorted = hours.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
  return sorted.some(({ opens }, index) => index > 0 && opens < sorted[index - 1]!.closes);
}

export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return false;
  const date = new Date(`${day}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day); // no 31 February
}

export function isTime(clock: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/u.test(clock);
}
