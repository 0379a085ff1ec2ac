/** A table as its rows go by: the first are held back until its header is known, the rest stream. */

import type { Row } from "../../../domain/documents/passage.ts";
import type { PlacedMention } from "../../../domain/people/mention.ts";
import { type Column, columnsOf } from "./columns.ts";
import { findHeading, headerScore } from "./header-row.ts";
import { meaningOf } from "./meaning.ts";
import { mentionsInRow } from "./row.ts";

export type Table = {
  take(row: Row, passage: number): readonly ReadRow[];
  finish(): readonly ReadRow[];
};

type Waiting = { readonly row: Row; readonly passage: number };
export type ReadRow = Waiting & {
  readonly mentions: readonly PlacedMention[];
  readonly columns: ReadonlyMap<string, Column>;
};

const HELD_BACK = 40;

export const tableKey = (row: Row): string => `${row.of}\n${row.table}`;

export function startTable(first: Row): Table {
  const named = hasNamedColumns(first);
  let waiting: Waiting[] = [];
  let columns: ReadonlyMap<string, Column> | null = null;
  let gap = false;

  function decide(): readonly ReadRow[] {
    const rows = waiting.map(({ row }) => row);
    const heading = named ? { rows: 0, headers: new Map(namesIn(rows)) } : findHeading(rows);
    columns = columnsOf(heading, rows.slice(heading.rows));
    const held = waiting;
    waiting = [];
    return held.map(({ row, passage }, index) => {
      const known = index < heading.rows ? new Map<string, Column>() : columns!;
      return { row, passage, columns: known, mentions: mentionsInRow(row, passage, known) };
    });
  }

  /** A record may have a field that none before it had. */
  function withLateColumns(row: Row, known: ReadonlyMap<string, Column>): ReadonlyMap<string, Column> {
    const late = row.cells.filter(({ column }) => !known.has(column));
    if (!named || late.length === 0) return known;
    return new Map([
      ...known,
      ...late.map(({ column }) => [column, { header: column, meaning: meaningOf(column) }] as const),
    ]);
  }

  return {
    take(row, passage) {
      if (columns === null) {
        waiting.push({ row, passage });
        return waiting.length >= HELD_BACK ? decide() : [];
      }
      if (row.cells.every((cell) => cell.text.trim() === "")) {
        gap = true;
        return [];
      }
      // After a gap another table may begin on the same sheet, with a header of its own.
      if (gap && !named && headerScore(row) >= 1.5) {
        columns = null;
        waiting = [{ row, passage }];
        gap = false;
        return [];
      }
      gap = false;
      columns = withLateColumns(row, columns);
      return [{ row, passage, columns, mentions: mentionsInRow(row, passage, columns) }];
    },
    finish: () => (waiting.length > 0 ? decide() : []),
  };
}

function namesIn(rows: readonly Row[]): readonly (readonly [string, string])[] {
  return rows.flatMap(({ cells }) => cells.map(({ column }) => [column, column] as const));
}

/** A database names its columns; a sheet or a text table has letters or numbers, and its header is a row. */
function hasNamedColumns(row: Row): boolean {
  if (row.of === "sheet") return false;
  return !row.cells.every(
    ({ column }) =>
      /^(?:\d+|[A-Z]|[A-C][A-Z]|(?:col|column|field|f)[_ ]?\d+)$/i.test(column) &&
      !/^(?:ni|no)$/i.test(column),
  );
}
