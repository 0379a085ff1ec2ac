import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { endAfter, isDue, problemOfEnd, problemOfRule, usualRule } from "./retention.ts";

const ends = [
  { name: "a year on", since: "2026-11-24T23:59:00Z", months: 12, end: "2027-11-24" },
  { name: "the last day of a shorter month", since: "2026-08-31T10:00:00Z", months: 6, end: "2027-02-28" },
  { name: "the last day of a leap February", since: "2027-08-31T10:00:00Z", months: 6, end: "2028-02-29" },
  { name: "over a year's end", since: "2026-12-15T00:00:00Z", months: 1, end: "2027-01-15" },
];
for (const { name, since, months, end } of ends) {
  test(`an end is ${name}`, () => assert.equal(endAfter(new Date(since), months), end));
}

test("what is kept is kept through its last day, and due on the next", () => {
  assert.equal(isDue("2026-11-24", new Date("2026-11-24T23:59:59Z")), false);
  assert.equal(isDue("2026-11-24", new Date("2026-11-25T00:00:00Z")), true);
});

test("more months never end sooner, and an end is never before its beginning", () => {
  const moment = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
  const months = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(moment, months, months, (since, a, b) => {
      const [first, second] = [endAfter(since, Math.min(a, b)), endAfter(since, Math.max(a, b))];
      assert.ok(first <= second);
      assert.ok(since.toISOString().slice(0, 10) <= first);
    }),
  );
});

const today = new Date("2026-11-24T10:00:00Z");
const changes = [
  { name: "a later day with reasons", until: "2027-11-24", reasons: "A complaint is open", problem: null },
  { name: "today", until: "2026-11-24", reasons: "Not needed", problem: null },
  { name: "yesterday", until: "2026-11-23", reasons: "Not needed", problem: "end-in-past" },
  { name: "a day that no calendar has", until: "2027-02-30", reasons: "Complaint", problem: "not-a-day" },
  { name: "words", until: "soon", reasons: "Complaint", problem: "not-a-day" },
  { name: "a day beyond ten years", until: "2037-11-24", reasons: "Complaint", problem: "end-too-far" },
  { name: "no reasons", until: "2027-11-24", reasons: "  ", problem: "reasons-missing" },
];
for (const { name, until, reasons, problem } of changes) {
  test(`an end changed to ${name} is ${problem ?? "taken"}`, () =>
    assert.equal(problemOfEnd(until, reasons, today)?.kind ?? null, problem));
}

test("a rule is of whole months, one to a hundred and twenty, with reasons", () => {
  assert.equal(problemOfRule(usualRule, "As usual"), null);
  assert.equal(problemOfRule({ ...usualRule, holdingMonths: 0 }, "x")?.kind, "months-out-of-range");
  assert.equal(problemOfRule({ ...usualRule, personMonths: 121 }, "x")?.kind, "months-out-of-range");
  assert.equal(problemOfRule({ ...usualRule, personMonths: 1.5 }, "x")?.kind, "months-out-of-range");
  assert.equal(problemOfRule(usualRule, " ")?.kind, "reasons-missing");
});
