/** Rows of a file about the map, whichever kind of file, and what is wrong with a row. All of a row's fields are text. */
import type { DatesProblem, YearsProblem } from "../dates.ts";
import { isDay, isYear } from "../dates.ts";
import type { EdgeProblem } from "../edge-rules.ts";
import { type EdgeKind, edgeEnds } from "../map.ts";
import type { NodeProblem } from "../node-rules.ts";

export const edgeKinds = Object.keys(edgeEnds) as readonly EdgeKind[];
const nodeKinds = ["authority", "service", "processor", "system", "data-set"] as const;
export type RowKind = (typeof nodeKinds)[number] | EdgeKind;
export const rowKinds: readonly RowKind[] = [...nodeKinds, ...edgeKinds];

export const fieldNames = [
  ...["key", "name", "authority", "categories", "source", "target"],
  ...["from", "to", "first-year", "last-year", "note"],
] as const;
export type FieldName = (typeof fieldNames)[number];
export type RowFields = Readonly<Partial<Record<FieldName, string>>>;

export type MapRow = {
  /** Where it stands, in words: "Row 12". */
  readonly at: string;
  readonly kind: RowKind;
  /** A field that is left out keeps what the map says; an empty one empties it. */
  readonly fields: RowFields;
};

export const fieldsOf: Readonly<Record<RowKind, readonly FieldName[]>> = {
  authority: ["key", "name"],
  service: ["key", "name", "authority"],
  processor: ["key", "name", "note"],
  system: ["key", "name", "note"],
  "data-set": ["key", "name", "authority", "categories", "first-year", "last-year"],
  uses: ["source", "target", "from", "to", "note"],
  operates: ["source", "target", "from", "to", "note"],
  "runs-on": ["source", "target", "from", "to", "note"],
  connects: ["source", "target", "from", "to", "note"],
  holds: ["source", "target", "from", "to", "first-year", "last-year", "note"],
};

/** `path`: what was written; `near`: what may have been meant. */
export type RowProblem =
  | { readonly kind: "row-field-missing" | "row-field-unfit"; readonly path: string }
  | { readonly kind: "row-key-unknown"; readonly path: string; readonly near?: string }
  | { readonly kind: "row-key-in-doubt" | "row-day-wrong" | "row-year-wrong"; readonly path: string }
  | { readonly kind: "row-twice" | "row-name-differs" | "row-doubled"; readonly path: string }
  | { readonly kind: "row-service-not-yours" | "row-authority-not-yours"; readonly path: string }
  | NodeProblem
  | EdgeProblem
  | DatesProblem
  | YearsProblem;

export type RowError = { readonly at: string; readonly problem: RowProblem };

/** Spreadsheets turn days into their own writing: "01/04/2006" is the first of April. A year alone is its first or last day. */
export function dayIn(text: string, end: "from" | "to"): string | null | RowProblem {
  const written = text.trim();
  if (written === "") return null;
  if (/^\d{4}$/.test(written)) return end === "from" ? `${written}-01-01` : `${written}-12-31`;
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written) ?? [];
  const iso = year === undefined ? written : `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return isDay(iso) ? iso : { kind: "row-day-wrong", path: written };
}

export function yearIn(text: string): number | null | RowProblem {
  const written = text.trim();
  if (written === "") return null;
  return /^\d{4}$/.test(written) && isYear(Number(written))
    ? Number(written)
    : { kind: "row-year-wrong", path: written };
}

export function isProblem(value: unknown): value is RowProblem {
  return typeof value === "object" && value !== null && "kind" in value;
}
