import assert from "node:assert/strict";
import { test } from "node:test";
import { e164Of } from "./phone-number.ts";

const cases = [
  { written: "07700 900982", number: "+447700900982" },
  { written: "+44 (0)7700 900982", number: "+447700900982" },
  { written: "0044 7700 900982", number: "+447700900982" },
  { written: "(020) 7946-0123", number: "+442079460123" },
  { written: "+353 1 234 5678", number: "+35312345678" },
  { written: "7700", number: null },
  { written: "call me", number: null },
  { written: "+0", number: null },
];
for (const { written, number } of cases)
  test(`a phone number: ${written}`, () => assert.equal(e164Of(written), number));
