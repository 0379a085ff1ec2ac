import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffId } from "../ids.ts";
import { afterCall, type Call, callOutcomes } from "./call.ts";

const by = "staff" as StaffId;
const at = new Date("2026-01-08T09:00:00Z");
const call = { state: "waiting", tries: 0, outcome: null } as unknown as Call;

for (const outcome of callOutcomes)
  test(`a call that came to ${outcome}`, () => {
    const after = afterCall(call, outcome, by, at);
    assert.ok(after.ok);
    assert.equal(after.value.next.state, outcome === "not-reached" ? "waiting" : "closed");
    assert.equal(after.value.next.tries, outcome === "not-reached" ? 1 : 0);
  });

test("a call that is over stays as it is", () => {
  const over = { ...call, state: "closed" } as Call;
  assert.deepEqual(afterCall(over, "told", by, at), { ok: false, problem: { kind: "call-closed" } });
});
