/** What extraction hands to detection: prose with marks that say where each stretch stands, or a table's row. */
import type { Place } from "./place.ts";

/**
 * `text` may span several places (the lines of a file, the paragraphs of a letter): `marks` are ascending by
 * `start` (UTF-16 offset into `text`), the first at 0; a mention's place is the last mark at or before its start.
 */
export type Prose = {
  readonly kind: "prose";
  /** `header`: an e-mail's or document's header fields, one "Name: value" to a line. */
  readonly role: "body" | "header" | "comment" | "property";
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly place: Place }[];
};

export type Cell = {
  /** Column letters in a sheet ("D"), the column's name or number in a table. */
  readonly column: string;
  /** What a reader sees. */
  readonly text: string;
  /** The stored value where it differs from what is shown (15-digit numbers, dates as ISO). */
  readonly raw?: string;
};

export type Row = {
  readonly kind: "row";
  /** "sheet" gives places {sheet,row,column}; "table" gives {table,row,column}. */
  readonly of: "sheet" | "table";
  readonly table: string;
  /** From 1, as in the file: header and title rows are passed on too, detection finds the header. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
};

export type Passage = Prose | Row;
