/** Figures for a spreadsheet: counts alone, nobody in it, a row for each that differ in anything. */
import { type Cell, countOf } from "../../domain/progress/tally.ts";
import { type CsvRow, csv } from "../export/csv.ts";
import { standsWords, wayWords } from "./stands-words.ts";

export const figureColumns = [
  "How they stand",
  "Accounted for",
  "Severity",
  "Way",
  "Carrier",
  "Day sent",
  "Failed before by",
  "Practice",
  "People",
] as const;

export function figuresFile(cells: readonly Cell[]): AsyncIterable<string> {
  return csv(figureColumns, rowsOf(cells));
}

/** What differs only in when exactly it was sent is one row; the last comes to the whole register. */
function* rowsOf(cells: readonly Cell[]): Generator<CsvRow> {
  const rows = new Map<string, { readonly row: CsvRow; people: number }>();
  for (const cell of cells) {
    const row = rowOf(cell);
    const key = JSON.stringify(row);
    const kept = rows.get(key) ?? { row, people: 0 };
    rows.set(key, kept);
    kept.people += cell.people;
  }
  for (const [, { row, people }] of [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    yield { ...row, People: people };
  yield { "How they stand": "All", People: countOf(cells) };
}

function rowOf({ kind, outcome, band, way, carrier, day, fellBackFrom, practice }: Cell): CsvRow {
  return {
    "How they stand": standsWords[kind],
    "Accounted for": outcome,
    Severity: band,
    Way: way === null ? "" : wayWords[way],
    Carrier: carrier ?? "",
    "Day sent": day ?? "",
    "Failed before by": fellBackFrom === null ? "" : wayWords[fellBackFrom],
    Practice: practice ? "yes" : "",
  };
}
