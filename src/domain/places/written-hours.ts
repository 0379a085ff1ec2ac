/** Hours as people write them: "9am to 5pm", "9:30-12, 13:00 to 17.00". Empty or "closed" is no hours at all. */
import type { Hours } from "./place.ts";

/** Null where it cannot be read. */
export function readHours(written: string): readonly Hours[] | null {
  const text = written.trim().toLowerCase();
  if (text === "" || text === "closed") return [];
  const spans = text.split(/\s*(?:,|;|\band\b|&)\s*/u).map(spanOf);
  return spans.every((span) => span !== null) ? spans : null;
}

/** "09:00 to 12:00, 13:00 to 17:00": what `readHours` reads again. */
export function writeHours(hours: readonly Hours[]): string {
  return hours.map(({ opens, closes }) => `${opens} to ${closes}`).join(", ");
}

function spanOf(written: string): Hours | null {
  const [opens, closes, ...more] = written.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/u);
  if (opens === undefined || closes === undefined || more.length > 0) return null;
  const [from, to] = [clock(opens), clock(closes)];
  return from === null || to === null ? null : { opens: from, closes: to };
}

function clock(written: string): string | null {
  if (written === "midday" || written === "noon") return "12:00";
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/u.exec(written.replace(/\bo'clock\b/u, "").trim());
  if (match === null) return null;
  const [, hours = "", minutes = "00", half] = match;
  const hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const whole = half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return `${String(whole).padStart(2, "0")}:${minutes}`;
}
