import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AuthorityId, IncidentId, LineId, StaffId } from "../ids.ts";
import { kindOfVerb, subjectsOf, timelineKinds } from "./kinds.ts";
import { type Correction, corrected, problemOfCorrection, problemOfLine, type TimelineLine } from "./line.ts";
import { clockOf, momentTold, withOffset, zoneAt } from "./uk-clock.ts";

const at = (day: string, hour: number, minute = 0) => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, day: date, hour, minute };
};

const told = [
  { name: "a winter's night", time: at("2026-01-07", 23, 5), zone: "uk", is: "2026-01-07T23:05:00.000Z" },
  { name: "a summer's noon", time: at("2026-07-01", 12), zone: "uk", is: "2026-07-01T11:00:00.000Z" },
  { name: "a time that came twice", time: at("2026-10-25", 1, 30), zone: "uk", is: "time-twice" },
  { name: "the first of two", time: at("2026-10-25", 1, 30), zone: "bst", is: "2026-10-25T00:30:00.000Z" },
  { name: "the second of two", time: at("2026-10-25", 1, 30), zone: "gmt", is: "2026-10-25T01:30:00.000Z" },
  {
    name: "the minute before the hour that came twice",
    time: at("2026-10-25", 0, 59),
    zone: "uk",
    is: "2026-10-24T23:59:00.000Z",
  },
  {
    name: "the end of the hour that came twice",
    time: at("2026-10-25", 2),
    zone: "uk",
    is: "2026-10-25T02:00:00.000Z",
  },
  { name: "an hour that never was", time: at("2026-03-29", 1, 30), zone: "uk", is: "no-such-time" },
  {
    name: "a log in GMT in that hour",
    time: at("2026-03-29", 1, 30),
    zone: "gmt",
    is: "2026-03-29T01:30:00.000Z",
  },
  { name: "30 February", time: at("2026-02-30", 1), zone: "uk", is: "no-such-time" },
  { name: "the 25th hour", time: at("2026-02-03", 25), zone: "gmt", is: "no-such-time" },
] as const;
for (const { name, time, zone, is } of told) {
  test(`a time is told on the clock: ${name}`, () => {
    const outcome = momentTold(time, zone);
    assert.equal(outcome.ok ? outcome.value.toISOString() : outcome.problem.kind, is);
  });
}

test("any minute, told with its zone, is that minute again; its offset agrees with it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 366 * 40 }), (minutes) => {
      const moment = new Date(Date.UTC(1996, 0, 1) + minutes * 60_000);
      const outcome = momentTold(clockOf(moment), zoneAt(moment) === "BST" ? "bst" : "gmt");
      assert.ok(outcome.ok);
      assert.equal(outcome.value.getTime(), moment.getTime());
      assert.equal(new Date(withOffset(moment)).getTime(), moment.getTime());
    }),
    { numRuns: 300 },
  );
});

const now = new Date("2026-11-25T02:00:00Z");
const line: TimelineLine = {
  id: "l" as LineId,
  incident: "i" as IncidentId,
  authority: "a" as AuthorityId,
  reach: "own",
  happened: new Date("2026-11-23T02:05:00Z"),
  zone: "uk",
  exactness: "about",
  what: "An alarm rang",
  source: "Log",
  version: 3,
  struck: false,
  reasons: "",
  by: "s" as StaffId,
  writtenAt: now,
};

const lines = [
  { name: "nothing said", change: { what: " " }, kind: "what-missing" },
  { name: "too much said", change: { what: "x".repeat(2_001) }, kind: "what-too-long" },
  { name: "no source", change: { source: "" }, kind: "source-missing" },
  { name: "the future", change: { happened: new Date("2026-11-25T02:01:00Z") }, kind: "happened-in-future" },
  { name: "a line as it should be", change: {}, kind: undefined },
];
for (const { name, change, kind } of lines)
  test(`a line with ${name}`, () => assert.equal(problemOfLine({ ...line, ...change }, now)?.kind, kind));

const corrections: readonly {
  name: string;
  current?: Partial<TimelineLine>;
  change: Partial<Correction>;
  kind?: string;
}[] = [
  { name: "without reasons", change: { reasons: " " }, kind: "reasons-missing" },
  { name: "that changes nothing", change: { form: line }, kind: "nothing-corrected" },
  { name: "of a line that is struck out", current: { struck: true }, change: {}, kind: "line-struck" },
  { name: "of how exactly alone", change: { form: { ...line, exactness: "minute" } } },
  { name: "that strikes it out", change: { form: null } },
];
for (const { name, current, change, kind } of corrections) {
  test(`a correction ${name}`, () => {
    const correction = { version: 3, reasons: "Read again", form: { ...line, what: "A bell" }, ...change };
    assert.equal(problemOfCorrection({ ...line, ...current }, correction, now)?.kind, kind);
  });
}

test("a chain of corrections leaves each before it as it was", () => {
  const forms = ["One", "Two", "Three"].map((what) => ({ ...line, what }));
  const chain: TimelineLine[] = [line];
  for (const form of forms)
    chain.push(corrected(chain.at(-1)!, { version: 0, reasons: "r", form }, line.by, now));
  assert.deepEqual(
    chain.map(({ version, what }) => [version, what]),
    [
      [3, "An alarm rang"],
      [4, "One"],
      [5, "Two"],
      [6, "Three"],
    ],
  );
  const struck = corrected(chain.at(-1)!, { version: 6, reasons: "Not so", form: null }, line.by, now);
  assert.deepEqual([struck.struck, struck.what, struck.version], [true, "Three", 7]);
});

test("every kind has verbs of its own, and every verb one kind", () => {
  const all = timelineKinds.flatMap((kind) => subjectsOf(kind) ?? []);
  assert.equal(new Set(all).size, all.length);
  assert.equal(kindOfVerb("incident.declared"), "incident");
  assert.equal(kindOfVerb("key.rotated"), "other");
});
