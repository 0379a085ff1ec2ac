import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Case, confidenceOf, sheet, under, valuesIn } from "../trial.ts";
import { mod97 } from "./iban.ts";
import { passesLuhn } from "./luhn.ts";

const tables: Partial<Record<MentionType, readonly Case[]>> = {
  "payment-card": [
    { name: "grouped by fours", text: "Visa 4539 5787 6362 1486 exp 04/12", values: ["4539578763621486"] },
    { name: "American Express grouped 4-6-5", text: "Amex 3742 885632 34573", values: ["374288563234573"] },
    { name: "wrong check digit", text: "card 4539 5787 6362 1487", values: [] },
    { name: "a published test number", text: "card 4111 1111 1111 1111", values: [] },
    { name: "uneven separators", text: "card 4539 5787-6362 1486", values: [] },
    { name: "inside a longer number", text: "card 994539578763621486221", values: [] },
    { name: "inside a decimal", text: "card 0.4539578763621486", values: [] },
    { name: "an old Switch card", text: "Switch 6759 0000 0000 0000 018", values: [] },
  ],
  iban: [
    {
      name: "grouped by fours",
      text: "IBAN GB98 MIDL 0700 9312 3456 78 please",
      values: ["GB98MIDL07009312345678"],
    },
    {
      name: "broken over two lines",
      text: "IBAN GB98 MIDL\n0700 9312 3456 78.",
      values: ["GB98MIDL07009312345678"],
    },
    { name: "a German one", text: "IBAN DE75512108001245126199", values: ["DE75512108001245126199"] },
    { name: "wrong check digits", text: "IBAN GB99 MIDL 0700 9312 3456 78", values: [] },
    { name: "the published specimen", text: "IBAN GB29 NWBK 6016 1331 9268 19", values: [] },
    { name: "too short for its country", text: "IBAN GB98 MIDL 0700 9312 3456", values: [] },
  ],
  "bank-account": [
    {
      name: "sort code and account",
      text: "Sort code 08-99-99, account number 66374958",
      values: ["089999-66374958"],
    },
    {
      name: "account before sort code",
      text: "A/c 66374958 sort code 08-99-99",
      values: ["089999-66374958"],
    },
    {
      name: "on two lines of a form",
      text: "Sort code: 08-99-99\nAccount number: 66374958",
      values: ["089999-66374958"],
    },
    { name: "side by side without a cue", text: "08-99-99 66374958", values: ["089999-66374958"] },
    { name: "fails the modulus check", text: "Sort code 08-99-99 account 66374959", values: [] },
    { name: "a date and a number", text: "on 08-09-99 we got 66374958 letters", values: [] },
    { name: "the specimen account", text: "Sort code 20-00-00 account 12345678", values: [] },
    { name: "seven digits are padded", text: "sort code 08-60-90 a/c 6774744", values: ["086090-06774744"] },
  ],
};

for (const [type, cases] of Object.entries(tables) as [MentionType, readonly Case[]][]) {
  for (const { name, text, values } of cases) {
    test(`${type}: ${name}`, () => assert.deepEqual(valuesIn(text, type), values));
  }
}

test("an IBAN is not a bank account or anything else besides", () => {
  assert.deepEqual(under("IBAN", "GB98MIDL07009312345678", "iban"), ["GB98MIDL07009312345678"]);
  assert.deepEqual(under("IBAN", "GB98MIDL07009312345678", "bank-account"), []);
});

test("a sort code that the published table does not cover is unchecked and no more than medium", () => {
  assert.equal(confidenceOf("sort code 01-00-01 account 44556677", "bank-account"), "medium");
});

test("sort code and account in columns of their own are one mention at the account's cell", () => {
  const [account] = sheet([
    ["Payee", "Srt Cd", "A/C"],
    ["Jane Okafor", "089999", "66374958"],
  ]).filter(({ type }) => type === "bank-account");
  assert.equal(account?.value, "089999-66374958");
  assert.deepEqual(account?.place, { sheet: "Sheet1", row: 2, column: "C" });
});

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

test("Luhn: any change of one digit breaks it", () => {
  fc.assert(
    fc.property(digits(15), fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (fifteen, at, by) => {
      const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => passesLuhn([...fifteen, digit].join("")))!;
      const whole = [...fifteen, check];
      return !passesLuhn(whole.map((digit, i) => (i === at ? (digit + by) % 10 : digit)).join(""));
    }),
  );
});

test("IBAN: any change of one digit breaks it", () => {
  fc.assert(
    fc.property(digits(14), fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (account, at, by) => {
      const check = String(98 - mod97(`GB00MIDL${account.join("")}`)).padStart(2, "0");
      const changed = account.map((digit, i) => (i === at ? (digit + by) % 10 : digit));
      return (
        mod97(`GB${check}MIDL${account.join("")}`) === 1 && mod97(`GB${check}MIDL${changed.join("")}`) !== 1
      );
    }),
  );
});
