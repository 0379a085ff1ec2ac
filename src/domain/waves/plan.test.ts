import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPlan, usualPlan, type WavePlan } from "./plan.ts";

const cases: readonly { name: string; over: Partial<WavePlan>; kind: string | null }[] = [
  { name: "the usual one", over: {}, kind: null },
  { name: "a part of a failure in a hundred", over: { failuresPerHundred: 0.5 }, kind: null },
  { name: "half an hour until the next way", over: { fallBackAfterHours: 1.5 }, kind: "plan-out-of-range" },
  { name: "a number that is none", over: { canary: Number.NaN }, kind: "plan-out-of-range" },
  { name: "nobody may go", over: { perHour: 0 }, kind: "plan-out-of-range" },
  {
    name: "longer than anybody can be asked",
    over: { unconfirmedAfterHours: 169 },
    kind: "plan-out-of-range",
  },
  { name: "texts by night", over: { textsFrom: 22, textsUntil: 6 }, kind: "text-hours-reversed" },
  { name: "nobody", over: { bands: [] }, kind: "no-bands" },
  { name: "no way", over: { ways: [] }, kind: "no-ways" },
  { name: "one way twice", over: { ways: ["email", "email"] }, kind: "no-ways" },
];
for (const { name, over, kind } of cases) {
  test(`a plan: ${name}`, () => {
    const checked = checkPlan({ ...usualPlan, ...over });
    assert.equal(checked.ok ? null : checked.problem.kind, kind);
  });
}
