/** The mentions of one row: what its columns say, what its free text holds, and what belongs together joined. */
import type { Place } from "../../../domain/place.ts";
import type { PlacedMention } from "../../../domain/mention.ts";
import type { Cell, Row } from "../../../domain/passage.ts";
import type { Hit } from "../detector.ts";
import { detectorFor } from "../detectors.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { nameInField } from "../names/name-field.ts";
import { hitsInText } from "../prose/prose.ts";
import type { Column } from "./columns.ts";
import { joinedHits } from "./join.ts";

export type CellHit = Hit & { readonly column: string };

export function mentionsInRow(row: Row, passage: number, columns: ReadonlyMap<string, Column>): readonly PlacedMention[] {
  const hits: CellHit[] = [];
  for (const cell of row.cells) {
    if (cell.text.trim() === "") continue;
    for (const hit of hitsInCell(cell, columns.get(cell.column))) hits.push({ ...hit, column: cell.column });
  }
  hits.push(...joinedHits(row, columns));
  return hits.map(({ column, label, ...mention }) => {
    const header = columns.get(column)?.header ?? "";
    return { ...mention, place: placeOf(row, column, header), passage, block: 0, stands: "row", label: label ?? header };
  });
}

function hitsInCell(cell: Cell, column: Column | undefined): readonly Hit[] {
  const meaning = column?.meaning;
  if (!meaning) return hitsInText(cell.text);
  if (meaning.type === "other" || meaning.part !== "whole") return [];
  if (meaning.type === "name") {
    const name = nameInField(cell.text);
    return name ? [name] : hitsInText(cell.text);
  }
  const detector = detectorFor(meaning.type);
  if (!detector) return [];
  const hit = hitInCell(detector, cell.text, "column") ?? rawHit(cell, meaning.type);
  if (hit) return [hit];
  const within = hitsIn(detector, cell.text, "column");
  return within.length > 0 ? within : cell.text.length > 30 ? hitsInText(cell.text) : [];
}

/** The stored value, where the sheet shows it cut or rounded; its offsets are the shown cell's. */
function rawHit(cell: Cell, type: Hit["type"]): Hit | null {
  const hit = cell.raw === undefined ? null : hitInCell(detectorFor(type)!, cell.raw, "column");
  return hit && { ...hit, start: 0, end: cell.text.length, written: cell.text };
}

function placeOf(row: Row, column: string, header: string): Place {
  if (row.of === "sheet") return { sheet: row.table, row: row.row, column };
  return { table: row.table, row: row.row, column: header || column };
}
