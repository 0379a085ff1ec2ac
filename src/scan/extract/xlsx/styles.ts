/** How numbers are shown: which styles make dates of them, and what a reader sees. */
import { SSF } from "@e965/xlsx";
import { type OfficePackage, readPart } from "../office/package.ts";

export type Shown = { readonly text: string; readonly raw?: string };

export type Styles = {
  /** What the number in a cell of this style looks like, and its value where that says more. */
  show(value: number, style: number): Shown;
};

/** Excel shows these by the reader's own region; here that is Britain. */
const regional: Readonly<Record<number, string>> = {
  14: "dd/mm/yyyy",
  22: "dd/mm/yyyy hh:mm",
};

const maxDays = 2_958_465;

export async function readStyles(pack: OfficePackage, from1904: boolean): Promise<Styles> {
  const formats = new Map<number, string>();
  const cellFormats: number[] = [];
  let inCells = false;
  await readPart(pack, "xl/styles.xml", {
    open(name, attributes) {
      if (name === "numFmt")
        formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) cellFormats.push(Number(attributes["numFmtId"] ?? 0));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  const known = cellFormats.map((id) => formatOf(id, formats));
  const shift = from1904 ? 1462 : 0;
  return { show: (value, style) => shown(value, known[style] ?? general, shift) };
}

type Format = { readonly code: string | number; readonly date: boolean; readonly general: boolean };

const general: Format = { code: "General", date: false, general: true };

function formatOf(id: number, formats: ReadonlyMap<number, string>): Format {
  const code = regional[id] ?? formats.get(id) ?? builtIn(id);
  if (/^general$/i.test(code)) return general;
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, "");
  return {
    code,
    date: /[dyhs]|m{1,5}/i.test(bare) && !/^general$/i.test(bare) && !/[#0?]\s*e/i.test(bare),
    general: false,
  };
}

function builtIn(id: number): string {
  const table = (SSF as { _table?: Record<number, string> })._table ?? {};
  return table[id] ?? "General";
}

function shown(value: number, format: Format, shift: number): Shown {
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
