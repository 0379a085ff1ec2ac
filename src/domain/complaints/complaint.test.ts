import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, StaffId } from "../ids.ts";
import { acknowledgeBy, afterStep, type Complaint, isOverdue } from "./complaint.ts";

const days = [
  { name: "an ordinary month", received: "2026-06-01T10:00:00Z", last: "2026-06-30" },
  { name: "over the clocks going forward", received: "2026-03-10T12:00:00Z", last: "2026-04-08" },
  { name: "over the clocks going back", received: "2026-10-10T12:00:00Z", last: "2026-11-08" },
  {
    name: "half past midnight in summer is the next day here",
    received: "2026-06-30T23:30:00Z",
    last: "2026-07-30",
  },
  { name: "over 29 February", received: "2028-02-10T12:00:00Z", last: "2028-03-10" },
  { name: "on 29 February", received: "2028-02-29T12:00:00Z", last: "2028-03-29" },
  { name: "over the year's end", received: "2026-12-20T12:00:00Z", last: "2027-01-18" },
];
for (const { name, received, last } of days)
  test(`the last day to acknowledge: ${name}`, () => {
    const complaint = { receivedAt: new Date(received), acknowledgedAt: null };
    assert.equal(acknowledgeBy(complaint), last);
    // Both sides of midnight on clocks here, in winter and in summer.
    const midnight = new Date(`${last}T23:59:59+01:00`);
    assert.equal(isOverdue(complaint, midnight), false);
    assert.equal(isOverdue(complaint, new Date(midnight.getTime() + 3_700_000)), true);
  });

const received: Complaint = {
  ...{ id: "1", number: 1, authority: "north" as AuthorityId, kind: "complaint", way: "site" },
  ...{ receivedAt: new Date("2026-06-01T10:00:00Z"), state: "received", outcome: null, version: 1 },
  ...{ acknowledgedAt: null, answeredAt: null, changedBy: null, changedAt: null, passedFrom: null },
  ...{ answerBy: null, quiet: false },
};
const by = "ada" as StaffId;
const at = new Date("2026-06-02T10:00:00Z");

test("a second click moves nothing", () => {
  const first = afterStep(received, { step: "acknowledge" }, by, at);
  assert.ok(first.ok);
  assert.deepEqual(afterStep(first.value, { step: "acknowledge" }, by, at), {
    ok: false,
    problem: { kind: "complaint-moved-on" },
  });
});

test("an answer needs its outcome and its words", () => {
  const kindOf = (form: object) => {
    const outcome = afterStep(received, { step: "answer", ...form }, by, at);
    return outcome.ok ? outcome.value.state : outcome.problem.kind;
  };
  assert.equal(kindOf({}), "complaint-outcome-missing");
  assert.equal(kindOf({ outcome: "upheld", answer: " " }), "complaint-answer-missing");
  assert.equal(kindOf({ outcome: "upheld", answer: "x".repeat(4001) }), "complaint-answer-too-long");
  assert.equal(kindOf({ outcome: "upheld", answer: "You are right." }), "answered");
});

test("passed on, it is to be acknowledged there, by the clock that runs already", () => {
  const acknowledged = afterStep(received, { step: "acknowledge" }, by, at);
  assert.ok(acknowledged.ok);
  const passed = afterStep(acknowledged.value, { step: "pass", to: "south" as AuthorityId }, by, at);
  assert.ok(passed.ok);
  assert.equal(passed.value.acknowledgedAt, null);
  assert.equal(passed.value.passedFrom, "north");
  assert.equal(acknowledgeBy(passed.value), "2026-06-30");
  assert.equal(afterStep(received, { step: "pass", to: "north" as AuthorityId }, by, at).ok, false);
});
