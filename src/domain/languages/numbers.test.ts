import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersKept } from "./numbers.ts";

const kept = (number: string): string => `\u2066${number}\u2069`;
const cases = [
  { name: "in groups", text: "اتصل بنا على 020 7946 0000.", says: `اتصل بنا على ${kept("020 7946 0000")}.` },
  { name: "from abroad", text: "+44 (0)20 7946 0000", says: kept("+44 (0)20 7946 0000") },
  { name: "with its area in brackets", text: "(020) 7946 0000", says: kept("(020) 7946 0000") },
  { name: "years", text: "من 2006 إلى 2020", says: "من 2006 إلى 2020" },
  { name: "a short number", text: "اتصل على 159", says: "اتصل على 159" },
  { name: "hours", text: "09:00 - 17:00", says: "09:00 - 17:00" },
  { name: "kept already", text: kept("020 7946 0000"), says: kept("020 7946 0000") },
];
for (const { name, text, says } of cases)
  test(`from the right, a number to call stays in its order: ${name}`, () =>
    assert.equal(numbersKept(text, "rtl"), says));

test("from the left nothing is added", () =>
  assert.equal(numbersKept("Call 020 7946 0000", "ltr"), "Call 020 7946 0000"));
