/** Deadlines on the clocks of the United Kingdom, and the steps of clocks of other laws. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportDueAt } from "../incident/incident.ts";
import { ukMoment, ukWeekday } from "../uk-time/in-words.ts";
import { endOfUkDay, zoneOf } from "../uk-time/uk-time.ts";
import {
  type Clock,
  type ClockForm,
  clockSteps,
  dueAt,
  openClock,
  stepsFrom,
  takeClockStep,
} from "./clock.ts";

const deadlines = [
  {
    name: "a Friday evening runs through the weekend",
    aware: "2026-11-20T18:30:00Z",
    due: "Monday 23 November 2026, 6:30pm GMT",
  },
  { name: "Christmas counts", aware: "2026-12-24T09:00:00Z", due: "Sunday 27 December 2026, 9:00am GMT" },
  {
    name: "clocks go forward: an hour later by the clock",
    aware: "2026-03-28T10:00:00Z",
    due: "Tuesday 31 March 2026, 11:00am BST",
  },
  {
    name: "clocks go back: an hour earlier by the clock",
    aware: "2026-10-24T09:00:00Z",
    due: "Tuesday 27 October 2026, 9:00am GMT",
  },
  {
    name: "in summer it is summer time",
    aware: "2026-07-01T22:30:00Z",
    due: "Saturday 4 July 2026, 11:30pm BST",
  },
  {
    name: "the hour that is there twice",
    aware: "2026-10-25T01:30:00Z",
    due: "Wednesday 28 October 2026, 1:30am GMT",
  },
];
for (const { name, aware, due } of deadlines)
  test(`72 hours: ${name}`, () => {
    const at = reportDueAt(new Date(aware))!;
    assert.equal(at.getTime() - new Date(aware).getTime(), 72 * 3_600_000);
    assert.equal(`${ukWeekday(at)} ${ukMoment(at)}`, due);
  });

const days = [
  { from: "2026-06-20T10:00:00Z", days: 30, end: "2026-07-20T22:59:00.000Z" },
  { from: "2026-10-20T22:59:00Z", days: 30, end: "2026-11-19T23:59:00.000Z" },
  { from: "2026-10-20T23:30:00Z", days: 4, end: "2026-10-25T23:59:00.000Z" },
  { from: "2026-03-28T23:30:00Z", days: 1, end: "2026-03-29T22:59:00.000Z" },
  { from: "2028-02-28T12:00:00Z", days: 1, end: "2028-02-29T23:59:00.000Z" },
];
for (const { from, days: count, end } of days)
  test(`${count} days from ${from} end with the last of them, here`, () => {
    assert.equal(endOfUkDay(new Date(from), count).toISOString(), end);
    assert.equal(dueAt({ days: count }, new Date(from))?.toISOString(), end);
  });

test("hours are hours, and without a number there is no moment", () => {
  const from = new Date("2026-03-28T10:00:00Z");
  assert.equal(dueAt({ hours: 24 }, from)?.toISOString(), "2026-03-29T10:00:00.000Z");
  assert.equal(dueAt({}, from), null);
  assert.deepEqual([zoneOf(from), zoneOf(new Date("2026-03-29T01:00:00Z"))], ["GMT", "BST"]);
});

const now = new Date("2026-11-25T12:00:00Z");
const at = new Date("2026-11-24T12:00:00Z");
const form = (step: ClockForm["step"], more: Partial<ClockForm> = {}): ClockForm => ({
  ...{ step, at: null, reasons: "", version: 0 },
  ...more,
});
const running: Clock = { ...openClock, state: "running", startsAt: at, version: 1 };

const refused: readonly { name: string; clock: Clock; form: ClockForm; kind: string }[] = [
  { name: "begun without a time", clock: openClock, form: form("start"), kind: "moment-missing" },
  {
    name: "begun in the future",
    clock: openClock,
    form: form("start", { at: new Date(now.getTime() + 1) }),
    kind: "moment-in-future",
  },
  {
    name: "ruled out without reasons",
    clock: openClock,
    form: form("rule-out", { reasons: " " }),
    kind: "reasons-missing",
  },
  {
    name: "corrected without reasons",
    clock: running,
    form: form("correct", { at }),
    kind: "reasons-missing",
  },
  {
    name: "ruled out with a book of reasons",
    clock: openClock,
    form: form("rule-out", { reasons: "a".repeat(2001) }),
    kind: "clock-reasons-too-long",
  },
  {
    name: "met before it began",
    clock: running,
    form: form("meet", { at: new Date(at.getTime() - 1) }),
    kind: "met-before-start",
  },
  {
    name: "met before anybody said anything",
    clock: openClock,
    form: form("meet", { at }),
    kind: "clock-not-so",
  },
  {
    name: "reopened while it runs",
    clock: running,
    form: form("reopen", { reasons: "Why" }),
    kind: "clock-not-so",
  },
];
for (const { name, clock, form: asked, kind } of refused)
  test(`a clock is not ${name}`, () => {
    const taken = takeClockStep(clock, asked, now);
    assert.equal(taken.ok ? "taken" : taken.problem.kind, kind);
  });

test("a clock begins, is met, runs again, is corrected and is ruled out; each step is one version more", () => {
  let clock = openClock;
  for (const [index, step] of (
    ["start", "meet", "reopen", "correct", "rule-out", "start"] as const
  ).entries()) {
    assert.ok(stepsFrom(clock.state).includes(step));
    const taken = takeClockStep(clock, form(step, { at, reasons: "Why" }), now);
    assert.ok(taken.ok, step);
    clock = taken.value;
    assert.equal(clock.version, index + 1);
    assert.equal(clock.metAt === null, step !== "meet");
  }
  assert.ok(clockSteps.length === 5);
});
