/** Bundles of tables: a row is about one person, parted where its headers name another party. */
import type { PlacedMention } from "../../domain/people/mention.ts";
import { compareNames } from "../compare/names.ts";
import { parseName } from "../normalise/name.ts";
import { type Group, singular } from "./bundle.ts";
import { isNotes, namePartOf, partyOf, saysEmployee } from "./label.ts";

export function groupRows(mentions: readonly PlacedMention[]): readonly Group[] {
  return rowsOf(mentions).flatMap((row) => partiesOf(mentions, row));
}

/** A table of two columns, label and value, is a form: its rows are read as one until something repeats. */
function rowsOf(mentions: readonly PlacedMention[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let passage = -1;
  mentions.forEach((mention, at) => {
    if (mention.stands !== "row") return;
    if (mention.passage === passage) rows[rows.length - 1]!.push(at);
    else rows.push([at]);
    passage = mention.passage;
  });
  const joined: number[][] = [];
  let open: number[] | null = null;
  for (const row of rows) {
    if (open !== null && continuesForm(mentions, open, row)) open.push(...row);
    else {
      joined.push(row);
      open = isFormLine(mentions, row) ? row : null;
    }
  }
  return joined;
}

function isFormLine(mentions: readonly PlacedMention[], row: readonly number[]): boolean {
  return new Set(row.map((at) => columnOf(mentions[at]!))).size === 1;
}

function continuesForm(
  mentions: readonly PlacedMention[],
  open: readonly number[],
  row: readonly number[],
): boolean {
  const first = mentions[row[0]!]!;
  const before = mentions[open[open.length - 1]!]!;
  return (
    isFormLine(mentions, row) &&
    columnOf(first) === columnOf(before) &&
    first.passage - before.passage <= 3 &&
    row.every((at) => {
      const { type, label } = mentions[at]!;
      return !open.some((other) => {
        const known = mentions[other]!;
        return (
          known.label === label &&
          (known.type === type || label !== "") &&
          (type !== "address" || label !== "")
        );
      });
    })
  );
}

function columnOf({ place }: PlacedMention): string {
  if ("column" in place) return `${"sheet" in place ? place.sheet : place.table}\u0000${place.column}`;
  return JSON.stringify(place);
}

type Part = { mentions: number[]; staff: boolean };

function partiesOf(mentions: readonly PlacedMention[], row: readonly number[]): readonly Group[] {
  const parts = new Map<string, Part>();
  const main: Part = { mentions: [], staff: false };
  parts.set("", main);
  const notes: number[] = [];
  for (const at of row) {
    const mention = mentions[at]!;
    if (isNotes(mention.label)) {
      notes.push(at);
      continue;
    }
    const { party, staff } = partyOf(mention.label, mention.type);
    const part = parts.get(party) ?? { mentions: [], staff };
    part.mentions.push(at);
    parts.set(party, part);
  }
  const employee = row.some((at) => saysEmployee(`${mentions[at]!.label} ${tableOf(mentions[at]!)}`));
  adoptNamed(mentions, parts);
  const split = [...parts.values()].flatMap((part) => splitByName(mentions, part));
  placeNotes(mentions, split, notes);
  return split.map(({ mentions: members, staff }, index) => ({
    mentions: members.sort((a, b) => a - b),
    role: staff || (employee && index === 0) ? "staff" : "subject",
  }));
}

function tableOf({ place }: PlacedMention): string {
  if ("sheet" in place) return place.sheet;
  return "table" in place ? place.table.replace(/_/g, " ") : "";
}

/** Where only a qualified column names the person ("Child's name", "DOB"), the plain columns are that person's. */
function adoptNamed(mentions: readonly PlacedMention[], parts: Map<string, Part>): void {
  const main = parts.get("")!;
  if (main.mentions.length === 0 || main.mentions.some((at) => mentions[at]!.type === "name")) return;
  for (const [party, part] of parts) {
    if (party === "" || part.staff || !part.mentions.some((at) => mentions[at]!.type === "name")) continue;
    part.mentions.unshift(...main.mentions);
    parts.delete("");
    return;
  }
}

/** Several whole names under one heading are several people; what follows a name is its own, the rest the first's. */
function splitByName(mentions: readonly PlacedMention[], part: Part): Part[] {
  const names = part.mentions.filter(
    (at) => mentions[at]!.type === "name" && namePartOf(mentions[at]!.label) === "whole",
  );
  const first = names[0];
  if (first === undefined || names.length === 1) return [part];
  const known = parseName(mentions[first]!.value);
  const extra = names.filter((at) => {
    const relation = compareNames(known, parseName(mentions[at]!.value));
    return relation === "conflict" || relation === "surname" || relation === "half";
  });
  if (extra.length === 0) return [part];
  const parts: Part[] = [{ mentions: part.mentions.filter((at) => !extra.includes(at)), staff: part.staff }];
  for (const at of extra) parts.push({ mentions: [at], staff: part.staff });
  return parts;
}

/** A value in a notes column is the record's own unless the cell names somebody else before it. */
function placeNotes(mentions: readonly PlacedMention[], parts: Part[], notes: readonly number[]): void {
  const main = parts[0];
  let column = "";
  let current: Part | undefined;
  for (const at of notes) {
    const mention = mentions[at]!;
    if (mention.label !== column) {
      column = mention.label;
      current = main;
    }
    if (mention.type === "name") {
      const name = parseName(mention.value);
      const match = parts.find((part) =>
        part.mentions.some(
          (other) =>
            mentions[other]!.type === "name" &&
            !/conflict|unknown|half/.test(compareNames(parseName(mentions[other]!.value), name)),
        ),
      );
      if (match !== undefined) current = match;
      else {
        current = { mentions: [], staff: false };
        parts.push(current);
      }
    }
    const clash =
      singular.has(mention.type) &&
      current?.mentions.some(
        (other) => mentions[other]!.type === mention.type && mentions[other]!.value !== mention.value,
      );
    if (!clash) current?.mentions.push(at);
  }
}
