import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Receipt, receiptStates, standing } from "./receipt.ts";

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 5, 9, 0, second));

const cases = [
  {
    name: "delivered after sending",
    receipts: [
      ["sending", 1],
      ["delivered", 2],
    ],
    ends: "delivered",
  },
  {
    name: "sending that comes late",
    receipts: [
      ["delivered", 2],
      ["sending", 9],
    ],
    ends: "delivered",
  },
  {
    name: "a failure of the same second",
    receipts: [
      ["delivered", 2],
      ["permanent-failure", 2],
    ],
    ends: "permanent-failure",
  },
  {
    name: "a bounce days after delivery",
    receipts: [
      ["permanent-failure", 9],
      ["delivered", 2],
    ],
    ends: "permanent-failure",
  },
  {
    name: "delivered after all",
    receipts: [
      ["temporary-failure", 2],
      ["delivered", 9],
    ],
    ends: "delivered",
  },
] as const;
for (const { name, receipts, ends } of cases) {
  test(`the receipt that stands: ${name}`, () => {
    assert.equal(folded(receipts.map(([state, second]) => ({ state, at: at(second) }))).state, ends);
  });
}

test("in whatever order receipts come, and however often, they end alike", () => {
  const receipt = fc.record({ state: fc.constantFrom(...receiptStates), at: fc.nat(5).map(at) });
  fc.assert(
    fc.property(
      fc.array(receipt, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(100), { maxLength: 20 }),
      (all, order) => {
        const shuffled = [...order.map((index) => all[index % all.length]!), ...all.toReversed()];
        const [once, again] = [folded(all), folded(shuffled)];
        assert.deepEqual([again.state, again.at], [once.state, once.at]);
      },
    ),
  );
});

function folded(receipts: readonly Pick<Receipt, "state" | "at">[]): Pick<Receipt, "state" | "at"> {
  return receipts.reduce((one, other) => standing(one, other));
}
