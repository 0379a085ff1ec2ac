import assert from "node:assert/strict";
import { test } from "node:test";
import { answerEnd, answeredAt } from "./question.ts";

const cases = [
  ["10:00:00", "10:15:00"],
  ["10:12:59", "10:15:00"],
  ["10:13:00", "10:15:00"],
  ["10:13:01", "10:30:00"],
  ["10:14:59", "10:30:00"],
  ["23:59:00", "00:15:00"],
] as const;
for (const [asked, answered] of cases)
  test(`asked at ${asked}, answered at ${answered}`, () =>
    assert.equal(
      answeredAt(new Date(`2026-01-08T${asked}Z`))
        .toISOString()
        .slice(11, 19),
      answered,
    ));

test("all answers of a day end together", () => {
  const ends = ["00:15", "12:00", "23:45"].map((time) =>
    answerEnd(new Date(`2026-01-08T${time}:00Z`)).getTime(),
  );
  assert.equal(new Set(ends).size, 1);
});
