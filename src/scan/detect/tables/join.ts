/** Values spread over several cells of a row: forename and surname, the lines of an address, sort code and account. */
import type { Cell, Row } from "../../../domain/passage.ts";
import { namePart } from "../names/name-field.ts";
import { normalName } from "../names/normal.ts";
import type { Column } from "./columns.ts";
import type { Part } from "./meaning.ts";
import type { CellHit } from "./row.ts";

type Piece = { readonly cell: Cell; readonly part: Part; readonly header: string; readonly text: string };

export function joinedHits(row: Row, columns: ReadonlyMap<string, Column>): readonly CellHit[] {
  const names = new Map<string, Piece[]>();
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    const meaning = column?.meaning;
    if (!meaning || meaning.part === "whole" || cell.text.trim() === "") continue;
    const piece = { cell, part: meaning.part, header: column.header, text: cell.text.trim() };
    if (meaning.type === "name") put(names, meaning.who, piece);
  }
  const hits: CellHit[] = [];
  for (const pieces of names.values()) {
    const name = joinedName(pieces);
    if (name) hits.push(name);
  }
  return hits;
}

function put(groups: Map<string, Piece[]>, who: string, piece: Piece): void {
  const group = groups.get(who);
  if (group) group.push(piece);
  else groups.set(who, [piece]);
}

function joinedName(pieces: readonly Piece[]): CellHit | null {
  const part = (wanted: Part): string =>
    pieces
      .filter((piece) => piece.part === wanted)
      .map((piece) => namePart(piece.text) ?? "")
      .filter(Boolean)
      .join(" ");
  const surname = part("surname");
  const words = [part("given"), part("middle"), surname].filter(Boolean);
  if (words.length === 0) return null;
  const home = pieces.find((piece) => piece.part === (surname ? "surname" : "given")) ?? pieces[0]!;
  const start = home.cell.text.indexOf(home.text);
  return {
    type: "name",
    column: home.cell.column,
    start,
    end: start + home.text.length,
    value: words.map((word) => normalName(word)).join(" "),
    written: words.join(" "),
    confidence: "high",
    check: "list",
  };
}
