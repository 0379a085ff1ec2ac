/** What each column holds: by its header, or else by what four in five of its values are. */
import type { Row } from "../../../domain/passage.ts";
import type { Detector } from "../detector.ts";
import { tellingByShape } from "../detectors.ts";
import { hitInCell } from "../find.ts";
import { nameInField } from "../names/name-field.ts";
import type { Heading } from "./header-row.ts";
import { type Meaning, meaningOf } from "./meaning.ts";

export type Column = { readonly header: string; readonly meaning: Meaning | null };

const ENOUGH = 0.8;
const LEAST = 3;

export function columnsOf(heading: Heading, values: readonly Row[]): ReadonlyMap<string, Column> {
  const keys = new Set(heading.headers.keys());
  for (const row of values) for (const cell of row.cells) keys.add(cell.column);
  const columns = new Map<string, Column>();
  for (const key of keys) {
    const header = heading.headers.get(key) ?? "";
    columns.set(key, { header, meaning: meaningOf(header) ?? byValues(key, values) });
  }
  return columns;
}

function byValues(key: string, rows: readonly Row[]): Meaning | null {
  const texts: string[] = [];
  for (const row of rows) {
    const text = row.cells.find((cell) => cell.column === key)?.text.trim();
    if (text) texts.push(text);
  }
  if (texts.length < LEAST) return null;
  const enough = texts.length * ENOUGH;
  const whole = { part: "whole", who: "" } as const;
  for (const detector of tellingByShape) {
    if (passing(detector, texts) >= enough) return { type: detector.type, ...whole };
  }
  const names = texts.filter((text) => text.includes(" ") && nameInField(text)?.check === "list").length;
  return names >= enough && mostlyFullNames(texts) ? { type: "name", ...whole } : null;
}

const passing = (detector: Detector, texts: readonly string[]): number =>
  texts.filter((text) => hitInCell({ ...detector, inColumn: undefined as never }, text, "none")).length;

const mostlyFullNames = (texts: readonly string[]): boolean =>
  texts.filter((text) => /^\S+(?: \S+){1,3}$/.test(text)).length >= texts.length * ENOUGH;
