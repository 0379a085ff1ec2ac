/** What a reader sees of a number in a cell, and its value where that says more: dates, long numbers, noughts. */
import { SSF } from "@e965/xlsx";

export type Shown = { readonly text: string; readonly raw?: string };

/** Excel shows these by the reader's own region; here that is Britain. */
const regional: Readonly<Record<string, string>> = {
  "m/d/yy": "dd/mm/yyyy",
  "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
};

const maxDays = 2_958_465;

export type Format = { readonly code: string | number; readonly date: boolean; readonly general: boolean };

export const general: Format = { code: "General", date: false, general: true };

export function formatOf(written: string): Format {
  const code = regional[written.toLowerCase()] ?? written;
  if (/^general$/i.test(code)) return general;
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, "");
  return {
    code,
    date: /[dyhs]|m{1,5}/i.test(bare) && !/^general$/i.test(bare) && !/[#0?]\s*e/i.test(bare),
    general: false,
  };
}

export function showNumber(value: number, format: Format, shift: number): Shown {
  const plain = String(value);
  // The library's own way with `General`, needed only where the number does not fit a cell.
  if (format.general && Number.isInteger(value) && Math.abs(value) < 1e11) return { text: plain };
  const days = value + shift;
  const isDate = format.date && days >= 0 && days <= maxDays;
  let text = plain;
  try {
    text = String(
      (SSF as { format(code: string | number, value: number): string }).format(
        format.code,
        isDate ? days : value,
      ),
    ).trim();
  } catch {
    // A format that the library cannot read: the plain number is shown.
  }
  if (text === "") text = plain;
  const raw = isDate ? isoDate(days) : plain;
  return raw === text ? { text } : { text, raw };
}

/** Day 60 is a 29 February 1900 that never was: days before it count one further. */
function isoDate(days: number): string {
  const whole = Math.floor(days);
  const seconds = Math.round((days - whole) * 86_400);
  const time = new Date(
    (whole + seconds / 86_400 - (whole < 60 ? 25_568 : 25_569)) * 86_400_000,
  ).toISOString();
  if (whole === 0) return time.slice(11, 19);
  return seconds === 0 ? time.slice(0, 10) : time.slice(0, 19);
}
