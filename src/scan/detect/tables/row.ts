/** The mentions of one row: what its columns say, what its free text holds, and what belongs together joined. */
import type { PlacedMention } from "../../../domain/mention.ts";
import type { Cell, Row } from "../../../domain/passage.ts";
import type { Place } from "../../../domain/place.ts";
import type { Hit } from "../detector.ts";
import { detectorFor } from "../detectors.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { nameInField } from "../names/name-field.ts";
import { flagsIn } from "../prose/flags.ts";
import { hitsInText } from "../prose/hits.ts";
import { isSensitive, sensitiveCell, sensitiveIn, tellsOfSomebody } from "../sensitive/sensitive.ts";
import type { Column } from "./columns.ts";
import { joinedHits } from "./join.ts";

export type CellHit = Hit & { readonly column: string };

export function mentionsInRow(
  row: Row,
  passage: number,
  columns: ReadonlyMap<string, Column>,
): readonly PlacedMention[] {
  const hits: CellHit[] = [];
  for (const cell of row.cells) {
    if (cell.text.trim() === "") continue;
    for (const hit of hitsInCell(cell, columns.get(cell.column))) hits.push({ ...hit, column: cell.column });
  }
  hits.push(...joinedHits(row, columns));
  if (hits.length === 0) return [];
  if (tellsOfSomebody(hits)) hits.push(...sensitiveNotes(row, columns, hits));
  const flagged = flaggedIn(row, columns, hits);
  return hits.map((hit) => {
    const { column, label, ...mention } = hit;
    const header = columns.get(column)?.header ?? "";
    const flag = flagged.get(hit);
    return {
      ...mention,
      place: placeOf(row, column, header),
      passage,
      block: 0,
      stands: "row",
      label: header || (label ?? ""),
      ...(flag && { flag }),
    };
  });
}

function hitsInCell(cell: Cell, column: Column | undefined): readonly Hit[] {
  const meaning = column?.meaning;
  if (!meaning)
    return isPlainNumber(cell.text) ? [] : unnamed(hitsInText(cell.text), cell.text, column?.header ?? "");
  if (meaning.type === "other" || (meaning.part !== "whole" && meaning.type !== "address")) return [];
  if (meaning.type === "address") return [];
  if (isSensitive(meaning.type)) return sensitiveCell(meaning.type, cell.text, column.header);
  if (meaning.type === "name") {
    const name = nameInField(cell.text);
    return name ? [name] : hitsInText(cell.text);
  }
  const detector = detectorFor(meaning.type);
  if (!detector) return [];
  const hit = hitInCell(detector, cell.text, "column") ?? rawHit(cell, meaning.type);
  if (hit) return [hit];
  const within = hitsIn(detector, cell.text, "column");
  return within.length > 0 ? within : cell.text.length > 12 ? hitsInText(cell.text) : [];
}

/** A room or a model code may have a registration mark's form: a whole cell under a foreign header is a weak one. */
function unnamed(hits: readonly Hit[], text: string, header: string): readonly Hit[] {
  if (header === "" || text.trim().length > 8) return hits;
  return hits.map((hit) =>
    hit.type === "vehicle-registration" ? { ...hit, confidence: "low" as const } : hit,
  );
}

/** Most cells of a big table are counts and sums: nothing to look for. */
const isPlainNumber = (text: string): boolean => text.length < 6 && /^[\d.,£-]+$/.test(text);

/** The stored value, where the sheet shows it cut or rounded; its offsets are the shown cell's. */
function rawHit(cell: Cell, type: Hit["type"]): Hit | null {
  const hit = cell.raw === undefined ? null : hitInCell(detectorFor(type)!, cell.raw, "column");
  return hit && { ...hit, start: 0, end: cell.text.length, written: cell.text };
}

/** Words that make harm in the free text of a row that is about somebody. */
function sensitiveNotes(
  row: Row,
  columns: ReadonlyMap<string, Column>,
  hits: readonly CellHit[],
): readonly CellHit[] {
  const notes: CellHit[] = [];
  for (const cell of row.cells) {
    if (columns.get(cell.column)?.meaning || cell.text.length < 4 || !/[a-z]{3}/i.test(cell.text)) continue;
    for (const hit of sensitiveIn(cell.text)) {
      const taken = hits.some(
        (other) => other.column === cell.column && other.start < hit.end && hit.start < other.end,
      );
      if (!taken) notes.push({ ...hit, column: cell.column });
    }
  }
  return notes;
}

/** Columns of names, numbers and addresses seldom say anything about risk. */
const maybeFlag = /nfa|no fixed|refuge|deceased|executor|disclose/i;

/** A flag in any cell is for the person whose cells it stands among: the nearest name to its left, else the first. */
function flaggedIn(row: Row, columns: ReadonlyMap<string, Column>, hits: readonly CellHit[]) {
  const flagged = new Map<CellHit, NonNullable<PlacedMention["flag"]>>();
  const order = new Map(row.cells.map((cell, i) => [cell.column, i]));
  for (const [position, cell] of row.cells.entries()) {
    const header = columns.get(cell.column)?.header ?? "";
    const said = /^(?:y|yes|true|x|1|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)$/i.test(
      cell.text.trim(),
    );
    const text = said && header !== "" ? header : cell.text;
    if (text.length < 3 || (!said && columns.get(cell.column)?.meaning && !maybeFlag.test(text))) continue;
    for (const { flag } of flagsIn(text)) {
      const names = hits.filter((hit) => hit.type === "name");
      const before = names.filter((hit) => (order.get(hit.column) ?? 0) <= position);
      const nearest = nearestTo(position, before.length > 0 ? before : names, order);
      if (nearest && !flagged.has(nearest)) flagged.set(nearest, flag);
    }
  }
  return flagged;
}

function nearestTo(
  position: number,
  names: readonly CellHit[],
  order: ReadonlyMap<string, number>,
): CellHit | undefined {
  const away = (hit: CellHit): number => Math.abs((order.get(hit.column) ?? 0) - position);
  return [...names].sort((a, b) => away(a) - away(b))[0];
}

function placeOf(row: Row, column: string, header: string): Place {
  if (row.of === "sheet") return { sheet: row.table, row: row.row, column };
  return { table: row.table, row: row.row, column: header || column };
}
