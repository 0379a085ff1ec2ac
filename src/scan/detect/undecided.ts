/** Values in the shape of a body's own reference that nothing names yet; templates.ts settles them at the end. */

import type { Prose, Row } from "../../domain/documents/passage.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";
import type { Span } from "./detector.ts";
import { standsAlone } from "./find.ts";
import { templateOf } from "./templates.ts";

const shape =
  /(?<![A-Za-z0-9])(?:[A-Z]{1,4}[-/]?\d{5,10}(?:[-/]\d{1,4})?[A-Z]?|\d{5,9}[A-Z]|\d{7,10}|\d{4,8}[-/]\d{2,6})(?![A-Za-z0-9])/g;

const digits = /\d{4}/;

type Value = Pick<PlacedMention, "type" | "start" | "end" | "value" | "written" | "confidence" | "check">;

export function undecidedInProse(
  prose: Prose,
  passage: number,
  mentions: readonly PlacedMention[],
): readonly PlacedMention[] {
  if (prose.role !== "body") return [];
  return valuesIn(prose.text, mentions).map((value) => {
    const before = mentions.findLast(({ start }) => start <= value.start);
    const place = prose.marks.findLast(({ start }) => start <= value.start)?.place ?? { line: 1 };
    return { ...value, place, passage, block: before?.block ?? 0, stands: "prose" as const, label: "" };
  });
}

export function undecidedInRow(
  row: Row,
  passage: number,
  mentions: readonly PlacedMention[],
): readonly PlacedMention[] {
  return row.cells.flatMap((cell) => {
    if (cell.text.length < 5 || !digits.test(cell.text)) return [];
    const own = mentions.filter(
      ({ written }) => cell.text.includes(written) || written.includes(cell.text.trim()),
    );
    const place =
      row.of === "sheet"
        ? { sheet: row.table, row: row.row, column: cell.column }
        : { table: row.table, row: row.row, column: cell.column };
    return valuesIn(cell.text, own).map((value) => ({
      ...value,
      place,
      passage,
      block: 0,
      stands: "row" as const,
      label: "",
    }));
  });
}

function valuesIn(text: string, taken: readonly Span[]): readonly Value[] {
  if (text.length < 5) return [];
  const found: Value[] = [];
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (templateOf(match[0]) === null || !standsAlone(text, start, end)) continue;
    if (taken.some((other) => other.start < end && start < other.end)) continue;
    // The type stands in until a template claims the value.
    found.push({
      type: "council-tax-reference",
      start,
      end,
      value: match[0],
      written: match[0],
      confidence: "low",
      check: "unchecked",
    });
  }
  return found;
}
