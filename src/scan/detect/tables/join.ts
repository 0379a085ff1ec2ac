/** Values spread over several cells of a row: forename and surname, the lines of an address, sort code and account. */
import type { Cell, Row } from "../../../domain/documents/passage.ts";
import { digitsOf } from "../detector.ts";
import { detectorFor } from "../detectors.ts";
import { hitInCell } from "../find.ts";
import { namePart } from "../names/name-field.ts";
import { normalName } from "../names/normal.ts";
import type { CellHit } from "./cell-hit.ts";
import type { Column } from "./columns.ts";
import type { Part } from "./meaning.ts";

type Piece = {
  readonly cell: Cell;
  readonly part: Part;
  readonly type: string;
  readonly header: string;
  readonly text: string;
};

export function joinedHits(row: Row, columns: ReadonlyMap<string, Column>): readonly CellHit[] {
  const groups = new Map<string, Piece[]>();
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    const meaning = column?.meaning;
    const text = cell.text.trim();
    if (!meaning || text === "" || /^(?:n\/?a|none|null|-+)$/i.test(text)) continue;
    // A postcode or a whole address under its own header ends the address that the other columns begin.
    const type = meaning.type === "postcode" ? "address" : meaning.type;
    if (type !== "address" && meaning.part === "whole") continue;
    const part = meaning.type === "postcode" ? "postcode" : meaning.part;
    put(groups, `${type} ${meaning.who}`, { cell, part, type, header: column.header, text });
  }
  const hits: CellHit[] = [];
  for (const pieces of groups.values()) {
    const joined = joiners[pieces[0]!.type]?.(pieces);
    if (joined) hits.push(joined);
  }
  return hits;
}

function put(groups: Map<string, Piece[]>, who: string, piece: Piece): void {
  const group = groups.get(who);
  if (group) group.push(piece);
  else groups.set(who, [piece]);
}

const joiners: Readonly<Record<string, (pieces: readonly Piece[]) => CellHit | null>> = {
  name: joinedName,
  address: joinedAddress,
  "bank-account": joinedAccount,
};

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
  return {
    ...within(home),
    type: "name",
    value: words.map((word) => normalName(word)).join(" "),
    written: words.join(" "),
    confidence: "high",
    check: "list",
  };
}

function joinedAddress(pieces: readonly Piece[]): CellHit | null {
  const lines = pieces.filter((piece) => piece.part !== "postcode");
  const postcode = pieces.find((piece) => piece.part === "postcode");
  if (lines.some(({ text }) => nowhere.test(text))) return null;
  if (lines.length === 0 || !lines.some(({ text }) => /\p{L}{2}/u.test(text))) return null;
  const code = postcode && hitInCell(detectorFor("postcode")!, postcode.text, "column")?.value;
  const written = [...inOrder(lines), ...(postcode ? [postcode.text] : [])].join(", ");
  const parts = inOrder(lines)
    .flatMap((text) => text.split(/[\n,]+/))
    .map((text) => text.trim().replace(/\s+/g, " "));
  const value = [
    ...houseAndStreet(lines, parts),
    ...(code && !written.slice(0, -code.length).includes(code) ? [code] : []),
  ];
  return {
    ...within(lines.find(({ part }) => part !== "house") ?? lines[0]!),
    type: "address",
    value: value.filter(Boolean).join(", "),
    written,
    confidence: "high",
    check: code ? "list" : "unchecked",
  };
}

const nowhere =
  /^(?:n\.?f\.?a\.?|no fixed (?:abode|address)|unknown|not known|homeless|withheld|confidential|as above)$/i;

const inOrder = (lines: readonly Piece[]): readonly string[] => lines.map(({ text }) => text);

/** "12" in a column of its own belongs on the street's line. */
function houseAndStreet(lines: readonly Piece[], parts: readonly string[]): readonly string[] {
  if (lines[0]?.part !== "house" || !/^\d+[A-Za-z]?$/.test(parts[0] ?? "") || parts.length < 2) return parts;
  return [`${parts[0]} ${parts[1]}`, ...parts.slice(2)];
}

function joinedAccount(pieces: readonly Piece[]): CellHit | null {
  const sort = pieces.find((piece) => piece.part === "sort-code");
  const account = pieces.find((piece) => piece.part === "account-number");
  if (!sort || !account) return null;
  const sortCode = digitsOf(sort.text).padStart(6, "0");
  const number = digitsOf(account.text);
  if (sortCode.length !== 6 || number.length < 6 || number.length > 8) return null;
  const hit = hitInCell(detectorFor("bank-account")!, `${sortCode} ${number.padStart(8, "0")}`, "column");
  return hit && { ...hit, ...within(account), written: `${sort.text} ${account.text}` };
}

function within(piece: Piece): { readonly column: string; readonly start: number; readonly end: number } {
  const start = piece.cell.text.indexOf(piece.text);
  return { column: piece.cell.column, start, end: start + piece.text.length };
}
