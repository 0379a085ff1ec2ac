import assert from "node:assert/strict";
import { test } from "node:test";
import type { Passage } from "../../../domain/documents/passage.ts";
import { mentionsOf, prose, sheet } from "../trial.ts";
import { flagsIn } from "./flags.ts";

const atRisk: readonly string[] = [
  "Do not disclose her address.",
  "DO NOT DISCLOSE",
  "The new address must not be\ngiven to anybody.",
  "Please don’t share my whereabouts",
  "Address withheld at her request",
  "Whereabouts not to be disclosed",
  "She is in a women's refuge.",
  "A non-molestation order was made.",
  "A non molestation\norder",
  "An injunction is in place",
  "There is a restraining order against him",
  "occupation order granted",
  "Heard at MARAC in May",
  "Her ex-partner must not know where she lives",
  "Her former husband does not know the new address",
  "moved away from his violent ex",
  "Write to the safe address only",
  "confidential address",
  "under witness protection",
  "He is being stalked by a neighbour",
  "honour-based violence",
  "Honour based abuse",
  "risk of forced marriage",
  "fled domestic abuse",
  "fleeing her husband",
  "coercive and controlling behaviour",
  "anonymous elector",
  "It is not safe to ring her at home",
  "Do not write to the home address",
  "is in hiding",
  "a victim of modern slavery",
  "threats to kill",
];
for (const text of atRisk) {
  test(`at risk: "${text.replace(/\n/g, "/")}"`, () =>
    assert.deepEqual([...new Set(flagsIn(text).map(({ flag }) => flag))], ["at-risk"]));
}

const harmless: readonly string[] = [
  "You must not disclose, copy or distribute this e-mail.",
  "The refuse was collected.",
  "a traffic refuge in the High Street",
  "Domestic violence: No",
  "Injunction in place? N",
  "the domestic abuse policy and training for 2015",
  "If you are experiencing domestic abuse, ring the helpline.",
  "nfa required",
  "The pensioner aged 70",
  "celery stalks",
];
for (const text of harmless) {
  test(`nobody at risk: "${text}"`, () => assert.deepEqual(flagsIn(text), []));
}

const flagged = (passages: readonly Passage[], flag = "at-risk"): readonly string[] =>
  mentionsOf(passages)
    .filter(({ flags }) => flags?.some((one) => one === flag))
    .filter(({ type }) => type === "name")
    .map(({ value }) => value);

const raised: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "everybody whom the paragraph names, since any of them may be meant",
    "WARNING - Jane Okafor now lives at 1 Elm Road. Do not disclose it. Living with the children Tom Okafor and Ada Okafor.\n\nRhys Evans pays his rent.",
    ["Jane Okafor", "Tom Okafor", "Ada Okafor"],
  ],
  [
    "the names before and after a paragraph that names nobody",
    "Dear Rhys Evans\n\nI have an injunction against him.\n\nJane Okafor",
    ["Rhys Evans", "Jane Okafor"],
  ],
  ["who stands below a heading", "CONFIDENTIAL ADDRESS\n\nName: Jane Okafor", ["Jane Okafor"]],
];
for (const [name, text, names] of raised) {
  test(`the flag goes to ${name}`, () => assert.deepEqual(flagged([prose(text)]), names));
}

test("the flag goes to those in the header of a message whose text names nobody", () => {
  const header: Passage = {
    kind: "prose",
    role: "header",
    text: "From: Jane Okafor <jane.okafor@example.com>",
    marks: [{ start: 0, place: { part: "header" } }],
  };
  assert.deepEqual(flagged([header, prose("I am in a refuge now. Tell nobody.")]), ["Jane Okafor"]);
});

const rows: readonly (readonly [string, readonly string[], readonly string[], readonly string[]])[] = [
  [
    "in notes, everybody whom the row is about",
    ["Name", "Partner name", "Notes"],
    ["Jane Okafor", "Tom Shah", "do not disclose address"],
    ["Jane Okafor", "Tom Shah"],
  ],
  [
    "in notes, not the officer",
    ["Name", "Case officer", "Notes"],
    ["Jane Okafor", "Tom Shah", "MARAC case"],
    ["Jane Okafor"],
  ],
  ["a column ticked", ["Name", "Refuge"], ["Jane Okafor", "Y"], ["Jane Okafor"]],
  [
    "a column with the safe address in it",
    ["Name", "Safe address"],
    ["Jane Okafor", "PO Box 7"],
    ["Jane Okafor"],
  ],
  ["a column not ticked", ["Name", "Domestic violence"], ["Jane Okafor", "No"], []],
  ["a header of two words and a mark", ["Name", "At risk"], ["Jane Okafor", "1"], ["Jane Okafor"]],
];
for (const [name, header, row, names] of rows) {
  test(`a row: ${name}`, () => {
    const found = sheet([header, row]).filter(({ flags }) => flags?.includes("at-risk"));
    assert.deepEqual(
      found.filter(({ type }) => type === "name").map(({ value }) => value),
      names,
    );
  });
}

test("a row: without a name the flag is kept with what the row has", () => {
  const found = sheet([
    ["NI No", "Notes"],
    ["JG103759A", "in a refuge"],
  ]);
  assert.deepEqual(found.find(({ type }) => type === "nino")?.flags, ["at-risk"]);
});

test("a table whose name says it puts everybody in it at risk", () => {
  const row = (number: number, text: string): Passage => ({
    kind: "row",
    of: "sheet",
    table: "Refuge residents",
    row: number,
    hidden: false,
    cells: [{ column: "A", text }],
  });
  assert.deepEqual(flagged([row(1, "Name"), row(2, "Jane Okafor"), row(3, "Rhys Evans")]), [
    "Jane Okafor",
    "Rhys Evans",
  ]);
});

test("a child at risk has both flags", () => {
  const found = mentionsOf([prose("12 May 2010. Jane Okafor, born 03/04/2001, lives in a refuge.")]);
  assert.deepEqual(found.find(({ type }) => type === "name")?.flags, ["at-risk", "child"]);
});
