import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ukClock, ukDate, ukMoment, ukWeekday } from "./in-words.ts";
import { momentOf, momentTold, ukDay, ukTime, withOffset, zoneOf } from "./uk-time.ts";

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
      const outcome = momentTold(ukTime(moment), zoneOf(moment) === "BST" ? "bst" : "gmt");
      assert.ok(outcome.ok);
      assert.equal(outcome.value.getTime(), moment.getTime());
      assert.equal(new Date(withOffset(moment)).getTime(), moment.getTime());
    }),
    { numRuns: 300 },
  );
});

const local = { year: 2026, month: 7, day: 1, hour: 9, minute: 0 };
const typed = [
  { name: "summer", time: local, at: "2026-07-01T08:00:00.000Z" },
  { name: "winter", time: { ...local, month: 1 }, at: "2026-01-01T09:00:00.000Z" },
  {
    name: "the hour that is there twice",
    time: { ...local, month: 10, day: 25, hour: 1 },
    at: "2026-10-25T01:00:00.000Z",
  },
  { name: "the hour that never was", time: { ...local, month: 3, day: 29, hour: 1 }, at: undefined },
  { name: "a day that is none", time: { ...local, month: 2, day: 30 }, at: undefined },
  { name: "an hour that is none", time: { ...local, hour: 24 }, at: undefined },
];
for (const { name, time, at } of typed) {
  test(`a time typed in ${name}`, () => assert.equal(momentOf(time)?.toISOString(), at));
}

const days = [
  { at: "2026-06-01T23:30:00Z", day: "2026-06-02" },
  { at: "2026-11-23T23:59:59Z", day: "2026-11-23" },
  { at: "2026-03-29T00:30:00Z", day: "2026-03-29" },
];
for (const { at: moment, day } of days)
  test(`calendars show ${day} at ${moment}`, () => assert.equal(ukDay(new Date(moment)), day));

test("a moment in words", () => {
  const moment = new Date("2026-06-01T23:30:05Z");
  assert.equal(ukMoment(moment), "2 June 2026, 12:30am BST");
  assert.deepEqual([ukWeekday(moment), ukDate(moment), ukClock(moment)], ["Tuesday", "2 June 2026", "00:30"]);
});
