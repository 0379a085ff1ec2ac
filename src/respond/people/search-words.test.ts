import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResolvedPerson } from "../../domain/people/person.ts";
import { readSearch, searchWordsOf } from "./search-words.ts";

const person: ResolvedPerson = {
  person: "p1",
  role: "subject",
  names: ["Zoë O'Brien-Łapiński", "Mrs Z Obrien"],
  datesOfBirth: ["1980-02-03"],
  addresses: [{ lines: ["12 Alma Road", "London"], postcode: "SW7 2AZ" }],
  emails: ["Zoe@Example.org"],
  phones: ["+442073614400"],
  identifiers: { nino: ["JG103759A"], "housing-reference": ["TEN/012345"], "nhs-number": ["9434765919"] },
  categories: ["name", "nino"],
  flags: [],
  sources: [],
  links: [],
  ambiguous: false,
};

const found = [
  { name: "a name in any order, without accents", text: "lapinski ZOE" },
  { name: "a surname with its apostrophe", text: "O’Brien" },
  { name: "a surname without its apostrophe", text: "obrien" },
  { name: "a postcode with a space", text: "sw7 2az" },
  { name: "a postcode without one", text: "SW72AZ" },
  { name: "an e-mail address", text: "zoe@example.org" },
  { name: "a phone number as people write it", text: "020 7361 4400" },
  { name: "a phone number with brackets", text: "+44 (0)20 7361-4400" },
  { name: "an NI number in groups", text: "jg 10 37 59 a" },
  { name: "an NI number in one", text: "JG103759A" },
  { name: "a housing reference", text: "ten/012345" },
  { name: "an NHS number in groups", text: "943 476 5919" },
  { name: "a name beside a postcode", text: "Zoe SW7 2AZ" },
];
for (const { name, text } of found) {
  test(`a search finds ${name}`, () => {
    const words = new Set(searchWordsOf(person));
    const typed = readSearch(text).words;
    assert.ok(typed.length > 0);
    assert.deepEqual(
      typed.filter((word) => !words.has(word)),
      [],
    );
  });
}

const missed = [
  { name: "part of a word", text: "Brie" },
  { name: "another name", text: "Zoe Smith" },
  { name: "half a postcode", text: "SW7" },
];
for (const { name, text } of missed) {
  test(`a search does not find ${name}`, () => {
    const words = new Set(searchWordsOf(person));
    assert.ok(readSearch(text).words.some((word) => !words.has(word)));
  });
}

test("a P-reference is read as its number", () => {
  assert.deepEqual(readSearch("P-000123"), { words: [], numbers: [123] });
  assert.deepEqual(readSearch("zoe p-7"), { words: ["zoe"], numbers: [7] });
});
