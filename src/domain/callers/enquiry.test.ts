import assert from "node:assert/strict";
import { test } from "node:test";
import { isFollowUpOverdue } from "./enquiry.ts";

const cases = [
  { name: "on its day it is not", due: "2026-03-29", now: "2026-03-29T22:59:00Z", overdue: false },
  {
    name: "once it is the day after by British summer time",
    due: "2026-03-29",
    now: "2026-03-29T23:01:00Z",
    overdue: true,
  },
  { name: "on a leap day it is not", due: "2028-02-29", now: "2028-02-29T23:59:00Z", overdue: false },
  { name: "where there is none", due: null, now: "2026-03-29T23:01:00Z", overdue: false },
];
for (const { name, due, now, overdue } of cases)
  test(`a follow-up is overdue: ${name}`, () => {
    const enquiry = { followUpDue: due as never, followedUpAt: null };
    assert.equal(isFollowUpOverdue(enquiry, new Date(now)), overdue);
    const done = { ...enquiry, followedUpAt: new Date(now) };
    assert.equal(isFollowUpOverdue(done, new Date("2030-01-01T12:00:00Z")), false);
  });
