import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentFindings } from "../domain/document.ts";
import type { MentionType, PlacedMention } from "../domain/mention.ts";
import { link } from "./link.ts";

type Cell = readonly [label: string, type: MentionType, value: string];

function table(path: string, rows: readonly (readonly Cell[])[]): DocumentFindings {
  const mentions = rows.flatMap((cells, row) =>
    cells.map(
      ([label, type, value], column): PlacedMention => ({
        type,
        start: 0,
        end: value.length,
        value,
        written: value,
        confidence: "high",
        check: "structure",
        place: { sheet: "Sheet1", row: row + 2, column: String.fromCharCode(65 + column) },
        passage: row + 1,
        block: 0,
        stands: "row",
        label,
      }),
    ),
  );
  return { document: record(path), mentions };
}

function record(path: string): DocumentFindings["document"] {
  return {
    path,
    sha256: "0",
    type: "xlsx",
    bytes: 1,
    outcome: "readable",
    partial: false,
    ocr: false,
    reason: null,
    duplicateOf: null,
    pages: null,
    earliest: null,
    latest: null,
    ms: 1,
  };
}

async function people(...documents: readonly DocumentFindings[]) {
  const outcome = await link(
    (async function* () {
      yield* documents;
    })(),
  );
  assert.ok(outcome.ok);
  return outcome.value;
}

const name = (value: string): Cell => ["Name", "name", value];
const born = (value: string): Cell => ["DOB", "date-of-birth", value];
const nino = (value: string): Cell => ["NI", "nino", value];
const home = (value: string, postcode: string): readonly Cell[] => [
  ["Address", "address", value],
  ["Postcode", "postcode", postcode],
];

const cases: readonly { name: string; a: readonly Cell[]; b: readonly Cell[]; people: number }[] = [
  {
    name: "one NI number is one person",
    a: [name("Chidi Okafor"), nino("JG103759A")],
    b: [name("Mr C Okafor"), nino("JG103759A")],
    people: 1,
  },
  {
    name: "an NI number does not join two given names",
    a: [name("Anna Bell"), nino("JG103759A")],
    b: [name("Peter Bell"), nino("JG103759A")],
    people: 2,
  },
  {
    name: "name and birth date are one person",
    a: [name("Bill Marsh"), born("1950-02-03")],
    b: [name("MARSH, William"), born("1950-02-03")],
    people: 1,
  },
  {
    name: "twins share a birth date and not a given name",
    a: [name("Amy Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Ruth Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "father and son of one name are parted by birth date",
    a: [name("John Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("John Marsh"), born("1980-06-01"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "an address alone never merges",
    a: [name("Amy Marsh"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Ola Tennant"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "a shared e-mail address alone never merges",
    a: [name("Amy Marsh"), ["Email", "email", "marsh@gmail.com"]],
    b: [name("Rob Marsh"), ["Email", "email", "marsh@gmail.com"]],
    people: 2,
  },
  {
    name: "day and month swapped is a slip where the address agrees",
    a: [name("Amy Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Amy Marsh"), born("1950-03-02"), ...home("1 Elm Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "two valid NI numbers are two people",
    a: [name("Amy Marsh"), nino("JG103759A"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Amy Marsh"), nino("AB998877C"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
];
for (const { name: title, a, b, people: expected } of cases)
  test(`linking: ${title}`, async () => {
    const linked = await people(table("a.xlsx", [a]), table("b.xlsx", [b]));
    assert.equal(linked.people.length, expected);
  });
