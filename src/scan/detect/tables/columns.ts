/** What each column holds: by its header, or else by what four in five of its values are. */
import type { Row } from "../../../domain/documents/passage.ts";
import type { Detector } from "../detector.ts";
import { tellingByShape } from "../detectors.ts";
import { hitInCell } from "../find.ts";
import { marks } from "../names/lists/fold.ts";
import { marksOf } from "../names/lists/gazetteer.ts";
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
    columns.set(key, { header, meaning: meaningOf(header) ?? byValues(key, header, values) });
  }
  return withNameParts(columns, values);
}

function byValues(key: string, header: string, rows: readonly Row[]): Meaning | null {
  const texts = textsOf(key, rows);
  if (texts.length < LEAST) return null;
  const enough = texts.length * ENOUGH;
  const whole = { part: "whole", who: "" } as const;
  for (const detector of tellingByShape) {
    // Model and room codes look like registration marks: a header that says something else counts against.
    if (header !== "" && detector.type === "vehicle-registration") continue;
    if (passing(detector, texts) >= enough) return { type: detector.type, ...whole };
  }
  const names = texts.filter((text) => text.includes(" ") && nameInField(text)?.check === "list").length;
  return names >= enough && mostlyFullNames(texts) ? { type: "name", ...whole } : null;
}

/** A surname's and a forename's column side by side, without headers: they are known by the lists of names. */
function withNameParts(columns: Map<string, Column>, rows: readonly Row[]): ReadonlyMap<string, Column> {
  const single = [...columns]
    .filter(([, column]) => column.header === "" && column.meaning === null)
    .map(([key]) => key);
  for (const [i, key] of single.entries()) {
    const next = single[i + 1];
    if (next === undefined) break;
    const [left, right] = [shares(textsOf(key, rows)), shares(textsOf(next, rows))];
    if (!left || !right) continue;
    const surnameFirst = left.surname + right.given > right.surname + left.given;
    columns.set(key, {
      header: "",
      meaning: { type: "name", part: surnameFirst ? "surname" : "given", who: "" },
    });
    columns.set(next, {
      header: "",
      meaning: { type: "name", part: surnameFirst ? "given" : "surname", who: "" },
    });
    break;
  }
  return columns;
}

/** How many of a column's single words are given names and surnames; null where most are neither. */
function shares(texts: readonly string[]): { readonly given: number; readonly surname: number } | null {
  const words = texts.filter((text) => /^\p{Lu}[\p{L}'’-]+$/u.test(text));
  if (texts.length < LEAST || words.length < texts.length * ENOUGH) return null;
  const known = words.map((word) => marksOf(word));
  const listed = known.filter(
    (mark) => mark & (marks.given | marks.surname) && !(mark & marks.ordinary),
  ).length;
  if (listed < words.length * 0.7) return null;
  const share = (mark: number): number => known.filter((one) => one & mark).length / words.length;
  return {
    given: share(marks.given) + share(marks.often),
    surname: share(marks.surname) + share(marks.oftenSurname),
  };
}

function textsOf(key: string, rows: readonly Row[]): readonly string[] {
  const texts: string[] = [];
  for (const row of rows) {
    const text = row.cells.find((cell) => cell.column === key)?.text.trim();
    if (text) texts.push(text);
  }
  return texts;
}

const passing = (detector: Detector, texts: readonly string[]): number =>
  texts.filter((text) => hitInCell({ ...detector, inColumn: undefined as never }, text, "none")).length;

const mostlyFullNames = (texts: readonly string[]): boolean =>
  texts.filter((text) => /^\S+(?: \S+){1,3}$/.test(text)).length >= texts.length * ENOUGH;
