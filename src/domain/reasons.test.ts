import assert from "node:assert/strict";
import { test } from "node:test";
import { leafOf } from "./ledger/entry.ts";
import { longestReasons, problemOfReasons } from "./reasons.ts";

const cases = [
  { name: "none", reasons: "", says: "reasons-missing" },
  { name: "white space", reasons: " \n\t", says: "reasons-missing" },
  { name: "a sentence", reasons: "Confirmed by the forensic report.", says: undefined },
  { name: "as long as may be", reasons: "x".repeat(longestReasons), says: undefined },
  { name: "longer", reasons: "x".repeat(longestReasons + 1), says: "words-too-long" },
] as const;
for (const { name, reasons, says } of cases)
  test(`reasons: ${name}`, () => assert.equal(problemOfReasons(reasons)?.kind, says));

test("whatever signs they are made of, an entry holds them, as they are and as they were", () => {
  for (const sign of ["\u0001", '"', "é", "\u{1f3f4}"]) {
    const reasons = sign.repeat(longestReasons / sign.length);
    const changes = [{ field: "reasons", before: reasons, after: reasons }];
    const entry = { verb: "a.b", subject: "c", actor: "d", detail: {}, changes };
    assert.doesNotThrow(() => leafOf(entry, new Date(0)), JSON.stringify(sign));
    assert.doesNotThrow(() => leafOf({ ...entry, changes: [], detail: { reasons } }, new Date(0)));
  }
});
