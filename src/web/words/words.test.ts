import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "../../domain/documents/place.ts";
import { mentionTypes } from "../../domain/people/mention.ts";
import { blocksOf } from "../public-page/body.ts";
import { gravestFirst } from "./categories.ts";
import { phoneWords } from "./contacts.ts";
import { dateAndTime, hoursInWords } from "./dates.ts";
import { particulars, subjectWords, verbWords } from "./entries.ts";
import { count, listed, share, size } from "./numbers.ts";
import { pathSteps, placeWords } from "./places.ts";

const moments = [
  { at: "2026-11-23T02:05:00Z", words: "23 November 2026, 2:05am" },
  { at: "2026-06-01T23:30:00Z", words: "2 June 2026, 12:30am" },
  { at: "2026-11-23T12:00:00Z", words: "23 November 2026, 12:00pm" },
];
for (const { at, words } of moments) {
  test(`${at} reads “${words}”`, () => assert.equal(dateAndTime(new Date(at)), words));
}

const places: readonly { place: Place; words: string }[] = [
  { place: { page: 2 }, words: "page 2" },
  { place: { sheet: "Permits", row: 1214, column: "D" }, words: "sheet Permits, row 1,214, column D" },
  { place: { table: "", row: 3, column: "ni" }, words: "row 3, column ni" },
  { place: { line: 9 }, words: "line 9" },
  { place: { paragraph: 4 }, words: "paragraph 4" },
  { place: { slide: 7 }, words: "slide 7" },
  { place: { part: "comments" }, words: "part: comments" },
];
for (const { place, words } of places) {
  test(`a place reads “${words}”`, () => assert.equal(placeWords(place), words));
}

test("numbers read as people write them", () => {
  assert.equal(count(1, "person", "people"), "1 person");
  assert.equal(count(1204, "person", "people"), "1,204 people");
  assert.equal(size(61_200_000_000), "61 GB");
  assert.equal(size(1), "1 byte");
  assert.equal(share(999, 1000), 99);
  assert.equal(share(0, 0), 0);
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(hoursInWords(1.99), "1 hour");
  assert.equal(phoneWords("+447700900123"), "07700 900123");
  assert.equal(phoneWords("+442079460000"), "020 7946 0000");
  assert.equal(phoneWords("+33140000000"), "+33140000000");
});

test("entries read even where their verb is new", () => {
  const names = new Map([["abc", "Northmere Council"]]);
  assert.equal(verbWords("notices.approved"), "Notices approved");
  assert.equal(verbWords("holding.taken-over"), "Holding taken over");
  assert.equal(subjectWords("authority:abc", names), "Northmere Council");
  assert.equal(subjectWords("notice:0f3b9c52-1111-2222-3333-444455556666", names), "notice 0f3b9c52");
  assert.deepEqual(
    particulars(
      {
        authority: "abc",
        reasonsForDelay: "",
        controllers: ["Housing: abc"],
        queued: 12345,
        at: "2026-11-23T02:05:00.000Z",
      },
      names,
    ),
    [
      { name: "Authority", value: "Northmere Council" },
      { name: "Controllers", value: "Housing: Northmere Council" },
      { name: "Queued", value: "12,345" },
      { name: "At", value: "23 November 2026, 2:05am" },
    ],
  );
});

test("of a long list in an entry the first are named, and how many there are", () => {
  const references = Array.from({ length: 50 }, (_, n) => `P-${n}`);
  const shownOf = (count: number) => particulars({ people: references.slice(0, count) }, new Map())[0]!.value;
  assert.equal(shownOf(6), "P-0, P-1, P-2, P-3, P-4, P-5");
  assert.equal(shownOf(50), "P-0, P-1, P-2, P-3, P-4 and 45 more");
});

test("a statement's text falls into paragraphs and bullets", () => {
  assert.deepEqual(blocksOf("One\nline\n\nTwo:\n- a\n- b\nThree"), [
    { kind: "paragraph", text: "One\nline" },
    { kind: "paragraph", text: "Two:" },
    { kind: "list", items: ["a", "b"] },
    { kind: "paragraph", text: "Three" },
  ]);
});

test("what was taken is told by the harm that it can do, with a place for every type", () => {
  const types = gravestFirst(mentionTypes);
  assert.deepEqual(types.slice(0, 4), ["safeguarding", "bank-account", "payment-card", "iban"]);
  assert.ok(types.indexOf("passport") < types.indexOf("health"));
  assert.ok(types.indexOf("health") < types.indexOf("phone"));
  assert.deepEqual(types.slice(-2), ["postcode", "name"]);
});

test("a file name cannot turn the line round, break it, or hide a part of itself", () =>
  assert.deepEqual(pathSteps("a.zip!/invoice\u202Evsc.exe\n\u200B.csv"), [
    "a.zip",
    "invoice\uFFFDvsc.exe\uFFFD\uFFFD.csv",
  ]));
