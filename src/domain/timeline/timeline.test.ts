import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, IncidentId, LineId, StaffId } from "../ids.ts";
import { kindOfVerb, subjectsOf, timelineKinds } from "./kinds.ts";
import { type Correction, corrected, problemOfCorrection, problemOfLine, type TimelineLine } from "./line.ts";

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
  { name: "the future", change: { happened: new Date("2026-11-25T02:01:00Z") }, kind: "line-in-future" },
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
