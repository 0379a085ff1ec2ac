import assert from "node:assert/strict";
import { test } from "node:test";
import type { PathStep } from "../../domain/exposure/facts.ts";
import type { Day, EdgeKind } from "../../domain/map/map.ts";
import { placesOn, placeValues, readPlaces } from "./places.ts";
import { pathLine, pathSentences, sinceWords, yearsWords } from "./words.ts";

const named = (id: string, name: string) => ({ id: id as never, key: id, name, note: "" });
const places = placesOn({
  systems: [named("files", "File server"), named("mail-a", "Mail"), named("mail-b", "Mail")],
  authorities: [named("north", "Northmere Council")],
  processors: [named("hoster", "Made-up Hosting")],
});

const typed: readonly {
  readonly name: string;
  readonly place: readonly string[];
  readonly found: readonly string[];
}[] = [
  { name: "a name as it stands", place: ["File server"], found: ["files"] },
  { name: "a name in other letters and spaces", place: ["  file   SERVER "], found: ["files"] },
  {
    name: "an authority and a processor",
    place: ["Northmere Council", "Made-up Hosting"],
    found: ["north", "hoster"],
  },
  { name: "the same twice", place: ["File server", "", "file server"], found: ["files"] },
  { name: "one of two with the same name", place: ["Mail (mail-b)"], found: ["mail-b"] },
];
for (const { name, place, found } of typed)
  test(`where it began is read from ${name}`, () => {
    const read = readPlaces({ place }, places);
    assert.deepEqual(read.kind === "places" ? read.origins.map(({ id }) => id) : read, found);
  });

const wrong = [
  { name: "with slips, with what was meant", place: "File sevrer", says: /Did you mean File server\?/ },
  {
    name: "in part, with all that it is part of",
    place: "mail",
    says: /Did you mean Mail \(mail-a\), or Mail \(mail-b\)\?/,
  },
  { name: "not at all, with the list", place: "Lighthouse", says: /Choose a name from the list/ },
  { name: "at length, cut", place: "x".repeat(5_000), says: /^“x{60}…” is not/ },
];
for (const { name, place, says } of wrong)
  test(`what is not on the map is said ${name}`, () => {
    const read = readPlaces({ place: ["", "File server", place] }, places);
    assert.equal(read.kind, "errors");
    const errors = read.kind === "errors" ? read.errors : [];
    assert.deepEqual(
      errors.map(({ field }) => field),
      ["place-2"],
      "as the form shows it again",
    );
    assert.match(errors[0]!.text, says);
  });

test("a form has an empty place more than it holds, and 20 at most", () => {
  assert.deepEqual(placeValues(["a"], 3), ["a", "", ""]);
  assert.deepEqual(placeValues(["a", "b", "c"], 3), ["a", "b", "c", ""]);
  assert.equal(
    placeValues(
      Array.from({ length: 30 }, () => "a"),
      3,
    ).length,
    20,
  );
});

const step = (
  id: string,
  since: Day,
  edge: readonly [EdgeKind, Day | null, Day | null] | null,
): PathStep => ({
  key: `system:${id}`,
  since,
  edge: edge === null ? null : { id: id as never, kind: edge[0], from: edge[1], to: edge[2] },
});
const path = [
  step("files", "2025-11-03", null),
  step("directory", "2025-11-03", ["connects", "2014-01-01", null]),
  step("archive", "2025-11-20", ["runs-on", "2025-11-20", "2026-01-31"]),
];
const names = new Map([
  ["system:files", "File server"],
  ["system:directory", "Shared directory"],
  ["system:archive", "Old archive"],
] as const);

test("a path is told in a line and in sentences, each connection with its dates", () => {
  assert.equal(
    pathLine(path, names),
    "File server → Shared directory (connected since 1 January 2014) → Old archive (runs on it from 20 November 2025 to 31 January 2026)",
  );
  assert.deepEqual(pathSentences(path, names), [
    "It began at File server, on 3 November 2025.",
    "File server is connected to Shared directory, since 1 January 2014.",
    "Old archive runs on Shared directory, from 20 November 2025 to 31 January 2026. The intruder could be there from 20 November 2025.",
  ]);
});

test("years and days are told as people say them; what nobody knows is said to be unknown", () => {
  assert.equal(
    yearsWords([
      { from: 2006, to: 2010 },
      { from: 2014, to: 2014 },
    ]),
    "2006 to 2010 and 2014",
  );
  assert.equal(yearsWords([{ from: null, to: null }]), "Years not known");
  assert.equal(yearsWords([{ from: 2012, to: null }]), "2012 onwards");
  assert.equal(sinceWords("2025-11-03", "2025-11-25"), "3 November 2025");
  assert.equal(sinceWords("2025-12-01", "2025-11-25"), "from 1 December 2025, if they are still inside");
});
