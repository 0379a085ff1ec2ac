import assert from "node:assert/strict";
import { test } from "node:test";
import { compareNames, type NameRelation } from "../compare/names.ts";
import { parseName } from "./name.ts";

const written = [
  { text: "Mr Chidi Okafor", givens: ["chidi"], surname: "okafor" },
  { text: "OKAFOR, Chidi Emeka", givens: ["chidi", "emeka"], surname: "okafor" },
  { text: "SMITH John", givens: ["john"], surname: "smith" },
  { text: "Smith J A", givens: ["j", "a"], surname: "smith" },
  { text: "J. A. Smith", givens: ["j", "a"], surname: "smith" },
  { text: "Łukasz Brzęczyszczykiewicz", givens: ["lukasz"], surname: "brzeczyszczykiewicz" },
  { text: "Anna van der Berg", givens: ["anna"], surname: "vanderberg" },
  { text: "Mr da Silva", givens: [], surname: "dasilva" },
  { text: "Philippa Fitzwilliam-Hart", givens: ["philippa"], surname: "fitzwilliamhart" },
  { text: "Siobhán O’Brien", givens: ["siobhan"], surname: "obrien" },
  { text: "Mrs Okafor", givens: [], surname: "okafor" },
] as const;
for (const { text, givens, surname } of written)
  test(`name: ${text} is taken apart`, () => {
    const name = parseName(text);
    assert.deepEqual([name.givens, name.surname], [givens, surname]);
  });

test("name: John Smith junior is not John Smith senior", () => {
  assert.equal(compareNames(parseName("John Smith Jr"), parseName("John Smith Snr")), "conflict");
});

const related: readonly (readonly [string, string, NameRelation])[] = [
  ["Chidi Okafor", "OKAFOR, Chidi", "full"],
  ["Chidi Okafor", "Okafor Chidi", "full"],
  ["Chidi Okafor", "Chidi Okaffor", "full"],
  ["Bill Marsh", "William Marsh", "alias"],
  ["Peggy Marsh", "Maggie Marsh", "initial"],
  ["J Smith", "John Smith", "initial"],
  ["J A Smith", "J B Smith", "conflict"],
  ["Mrs Smith", "Jane Smith", "surname"],
  ["Jane Smith", "Jane Marsh", "half"],
  ["Christian Smith", "Christina Smith", "conflict"],
  ["John Alan Smith", "John Brian Smith", "conflict"],
  ["John Smith", "Jane Smith", "conflict"],
  ["John Michael Smith", "Michael Smith", "alias"],
  ["John Smith", "Peter Marsh", "conflict"],
];
for (const [one, other, relation] of related)
  test(`names: ${one} and ${other}: ${relation}`, () => {
    assert.equal(compareNames(parseName(one), parseName(other)), relation);
    assert.equal(compareNames(parseName(other), parseName(one)), relation);
  });
