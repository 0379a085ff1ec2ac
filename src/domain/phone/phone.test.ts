import assert from "node:assert/strict";
import { test } from "node:test";
import { isWithinHours, type PhoneHours, withinHours } from "./phone-words.ts";

const hours: PhoneHours = { from: "09:00", to: "19:00", days: ["monday", "tuesday", "saturday"] };
const cases = [
  { name: "a Monday in winter at nine", at: "2026-01-05T09:00:00Z", open: true },
  { name: "a minute before", at: "2026-01-05T08:59:00Z", open: false },
  { name: "seven in the evening", at: "2026-01-05T19:00:00Z", open: false },
  { name: "in summer clocks are an hour ahead", at: "2026-07-06T08:00:00Z", open: true },
  { name: "a Wednesday", at: "2026-01-07T12:00:00Z", open: false },
  { name: "a Sunday", at: "2026-01-11T12:00:00Z", open: false },
];
for (const { name, at, open } of cases)
  test(`calls may be made: ${name}`, () => assert.equal(isWithinHours(new Date(at), hours), open));

test("the next time at which somebody may be called", () => {
  const next = (at: string) => withinHours(new Date(at), hours).toISOString();
  assert.equal(next("2026-01-05T12:34:00Z"), "2026-01-05T12:34:00.000Z");
  assert.equal(next("2026-01-06T20:00:00Z"), "2026-01-10T09:00:00.000Z");
  assert.equal(next("2026-07-06T03:10:00Z"), "2026-07-06T08:00:00.000Z");
});
