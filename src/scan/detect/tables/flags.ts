/** Whom a flag in a row is for: a tick under its header, a word in a note, the name of the whole table. */

import type { Cell, Row } from "../../../domain/documents/passage.ts";
import type { PersonFlag } from "../../../domain/people/mention.ts";
import { flagsIn } from "../prose/flags.ts";
import type { CellHit } from "./cell-hit.ts";
import type { Column } from "./columns.ts";

type Columns = ReadonlyMap<string, Column>;

/** Columns of names, numbers and addresses seldom say anything about risk. */
const maybeFlag = /nfa|no fixed|refuge|deceased|executor|disclose|withheld|confidential|hidden|secret|c\/o/i;
const ticked = /^(?:y|yes|true|x|1|✓|✔|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)$/i;
const denied = /^(?:no|none|n|n\/?a|nil|null|false|0|-+|not known|unknown|\?)?$/i;
const official =
  /\b(?:officer|worker|handler|assessor|manager|supervisor|clerk|inspector|author|(?:entered|handled|approved|dealt|recorded|updated|created|completed|assigned|allocated) (?:by|to|with)|owner)\b/i;

export function flaggedIn(
  row: Row,
  columns: Columns,
  hits: readonly CellHit[],
): ReadonlyMap<CellHit, readonly PersonFlag[]> {
  const flagged = new Map<CellHit, readonly PersonFlag[]>();
  const order = new Map(row.cells.map((cell, i) => [cell.column, i]));
  const raise = (flag: PersonFlag, meant: readonly CellHit[]): void => {
    for (const hit of meant) {
      const known = flagged.get(hit) ?? [];
      if (!known.includes(flag)) flagged.set(hit, [...known, flag]);
    }
  };
  const everybody = meantInRow(hits, columns);
  for (const [position, cell] of row.cells.entries())
    for (const flag of flagsOfCell(cell, columns))
      raise(flag, flag === "at-risk" ? everybody : nearestTo(position, hits, order));
  if (flagsIn(row.table.replace(/[_-]+/g, " ")).some(({ flag }) => flag === "at-risk"))
    raise("at-risk", everybody);
  return flagged;
}

function flagsOfCell(cell: Cell, columns: Columns): readonly PersonFlag[] {
  const column = columns.get(cell.column);
  const header = column?.header ?? "";
  const text = cell.text.trim();
  const isTick = ticked.test(text);
  const ofHeader = header === "" || denied.test(text) ? [] : flagsIn(header.replace(/[_-]+/g, " "));
  const raised = ofHeader.filter(({ flag }) => isTick || flag === "at-risk").map(({ flag }) => flag);
  if (isTick || text.length < 3 || (column?.meaning && !maybeFlag.test(text))) return raised;
  return [...raised, ...flagsIn(text).map(({ flag }) => flag)];
}

/** Everybody whom the row is about; without a name, whatever else of theirs it has. */
function meantInRow(hits: readonly CellHit[], columns: Columns): readonly CellHit[] {
  const names = hits.filter(
    ({ type, column }) =>
      type === "name" && !official.test(columns.get(column)?.header.replace(/[_-]+/g, " ") ?? ""),
  );
  return names.length > 0 ? names : hits.filter(({ type }) => type !== "name");
}

/** The nearest name to the left, else the nearest. */
function nearestTo(
  position: number,
  hits: readonly CellHit[],
  order: ReadonlyMap<string, number>,
): readonly CellHit[] {
  const at = (hit: CellHit): number => order.get(hit.column) ?? 0;
  const names = hits.filter(({ type }) => type === "name");
  const before = names.filter((hit) => at(hit) <= position);
  return (before.length > 0 ? before : names)
    .toSorted((a, b) => Math.abs(at(a) - position) - Math.abs(at(b) - position))
    .slice(0, 1);
}
