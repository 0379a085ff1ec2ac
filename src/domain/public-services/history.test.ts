/** The bar of 90 days, how much of the time a service ran, and how its expected return was revised. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ServiceStatus } from "../bodies/service.ts";
import { calendarOf, daysOf, expectationsOf, joined, revised, shareRunning } from "./history.ts";

const now = new Date("2026-11-28T12:00:00Z");
const at = (moment: string, status: ServiceStatus) => ({ at: new Date(moment), status });

test("a bar has 90 days, each on the clocks of the UK, the last is today", () => {
  const calendar = calendarOf(now);
  assert.equal(calendar.length, 90);
  assert.equal(calendar.at(-1)!.day, "2026-11-28");
  assert.equal(calendar[0]!.day, "2026-08-31");
  const change = calendar.find(({ day }) => day === "2026-10-25")!;
  assert.equal(change.to - change.from, 25 * 60 * 60_000, "the day on which clocks go back is longer");
});

test("a day is as bad as the worst of it; a day before anything is known is not known", () => {
  const line = [
    at("2026-11-24T10:00:00Z", "running"),
    at("2026-11-25T10:00:00Z", "suspended"),
    at("2026-11-27T09:00:00Z", "running"),
  ];
  const days = daysOf(line, calendarOf(now, 6), now).map(({ status }) => status);
  assert.deepEqual(days, [null, "running", "suspended", "suspended", "suspended", "running"]);
});

test("of several lines the worst counts at each moment, and the same twice is said once", () => {
  const own = [at("2026-11-01T00:00:00Z", "running"), at("2026-11-10T00:00:00Z", "disrupted")];
  const outage = [at("2026-11-05T00:00:00Z", "suspended"), at("2026-11-12T00:00:00Z", "running")];
  const same = [at("2026-11-06T00:00:00Z", "disrupted")];
  assert.deepEqual(
    joined([own, outage, same]).map(
      ({ at: moment, status }) => `${moment.toISOString().slice(8, 10)} ${status}`,
    ),
    ["01 running", "05 suspended", "12 disrupted"],
  );
});

test("the share of time in which it ran counts from what is known", () => {
  const line = [at("2026-11-26T12:00:00Z", "running"), at("2026-11-27T12:00:00Z", "suspended")];
  assert.equal(shareRunning(line, calendarOf(now), now), 0.5);
  assert.equal(shareRunning([], calendarOf(now), now), null);
});

test("every time that the return was said anew is kept, from when it last ran", () => {
  const said = (day: string, status: ServiceStatus, expected: string, expectedDay: string | null = null) => ({
    ...{ at: new Date(`${day}T10:00:00Z`), status, expected, expectedDay },
  });
  const changes = [
    said("2026-11-01", "suspended", "tomorrow"),
    said("2026-11-02", "running", ""),
    said("2026-11-24", "suspended", ""),
    said("2026-11-25", "suspended", "one week"),
    said("2026-11-26", "disrupted", "one week"),
    said("2026-11-28", "disrupted", "", "2026-12-09"),
  ];
  const words = expectationsOf(changes).map(({ expected, expectedDay }) => expectedDay ?? expected);
  assert.deepEqual(words, ["one week", "2026-12-09"]);
  assert.deepEqual(revised([{ at: now, expected: "", expectedDay: null }]), []);
});
