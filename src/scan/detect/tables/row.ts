/** The mentions of one row: what its columns say, what its free text holds, and what belongs together joined. */

import type { Cell, Row } from "../../../domain/documents/passage.ts";
import type { Place } from "../../../domain/documents/place.ts";
import type { PlacedMention } from "../../../domain/people/mention.ts";
import type { Hit } from "../detector.ts";
import { detectorFor } from "../detectors.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { nameInField } from "../names/name-field.ts";
import { hitsInText } from "../prose/hits.ts";
import { isSensitive, sensitiveCell, sensitiveIn, tellsOfSomebody } from "../sensitive/sensitive.ts";
import type { CellHit } from "./cell-hit.ts";
import type { Column } from "./columns.ts";
import { flaggedIn } from "./flags.ts";
import { joinedHits } from "./join.ts";

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
    const flags = flagged.get(hit);
    return {
      ...mention,
      place: placeOf(row, column, header),
      passage,
      block: 0,
      stands: "row",
      label: header || (label ?? ""),
      ...(flags && { flags }),
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

function placeOf(row: Row, column: string, header: string): Place {
  if (row.of === "sheet") return { sheet: row.table, row: row.row, column };
  return { table: row.table, row: row.row, column: header || column };
}
