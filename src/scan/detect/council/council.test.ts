import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Case, confidenceOf, sheet, under, valuesIn } from "../trial.ts";
import { checkLetter } from "./upn.ts";

const upn = `${checkLetter("?820111100123")}820111100123`;
const tables: Partial<Record<MentionType, readonly Case[]>> = {
  upn: [
    { name: "with a cue", text: `Pupil UPN ${upn}`, values: [upn] },
    { name: "without a cue", text: `${upn} was moved`, values: [upn] },
    { name: "wrong check letter", text: `UPN ${upn[0] === "A" ? "B" : "A"}820111100123`, values: [] },
    { name: "part of a longer number", text: `${upn}44`, values: [] },
  ],
  uprn: [
    { name: "with a cue", text: "UPRN: 100023336956", values: ["100023336956"] },
    { name: "without a cue", text: "100023336956", values: [] },
  ],
  "vehicle-registration": [
    { name: "the form of 2001", text: "his car BD51 SMR was parked", values: ["BD51SMR"] },
    { name: "without a cue", text: "It was BD51 SMR.", values: ["BD51SMR"] },
    {
      name: "an age identifier that was never issued",
      text: "car BD50 SMR and BD80 SMR and BD01 SMR",
      values: ["BD50SMR"].slice(1),
    },
    { name: "the prefix form with a cue", text: "vehicle M870 ORJ", values: ["M870ORJ"] },
    { name: "the prefix form without a cue", text: "Room M870 ORJ", values: [] },
    { name: "the suffix form with a cue", text: "registration number ABC 123D", values: ["ABC123D"] },
    { name: "in lower case without a cue", text: "see bd51 smr", values: [] },
  ],
  "council-tax-reference": [
    { name: "with a cue", text: "Council tax ref: 80012345X", values: ["80012345X"] },
    { name: "as an account", text: "your Council Tax account number 71234567", values: ["71234567"] },
    { name: "a year is none", text: "council tax 2010", values: [] },
    { name: "another's reference", text: "Parking ref: 80012345X", values: [] },
  ],
  "housing-reference": [
    { name: "with a cue", text: "Tenancy reference T-26321-02", values: ["T-26321-02"] },
    { name: "the bare word", text: "the file of his tenancy T-26321-02.", values: ["T-26321-02"] },
    { name: "a date behind the word", text: "tenancy 12/05/2010", values: [] },
  ],
  "benefit-reference": [
    { name: "a claim", text: "Claim number HB1234567", values: ["HB1234567"] },
    {
      name: "after a comma",
      text: "Your housing benefit claim, reference 909022-B, is",
      values: ["909022-B"],
    },
    { name: "a letter's own reference", text: "Our ref 909022-B", values: [] },
  ],
  username: [
    { name: "with a colon", text: "Username: jsmith2", values: ["jsmith2"] },
    { name: "prose about user names", text: "Your username is required", values: [] },
  ],
  password: [
    { name: "with a colon", text: "Password: Arsenal-1366", values: ["Arsenal-1366"] },
    { name: "in a sentence", text: "the password is Tulip9220 for now", values: ["Tulip9220"] },
    {
      name: "prose about passwords",
      text: "The password is never shared. Password must be changed. password: required",
      values: [],
    },
  ],
};

for (const [type, cases] of Object.entries(tables) as [MentionType, readonly Case[]][]) {
  for (const { name, text, values } of cases) {
    test(`${type}: ${name}`, () => assert.deepEqual(valuesIn(text, type), values));
  }
}

const columns: readonly (readonly [MentionType, string, string, string])[] = [
  ["upn", "Unique Pupil Number", upn, upn],
  ["uprn", "UPRN", "5300012", "5300012"],
  ["vehicle-registration", "VRM", "abc 123d", "ABC123D"],
  ["council-tax-reference", "CTAX REF", "80012345X", "80012345X"],
  ["housing-reference", "Tenancy Ref", "T2632102", "T2632102"],
  ["benefit-reference", "Claim No", "HB1234567", "HB1234567"],
  ["username", "Login", "jsmith2", "jsmith2"],
  ["password", "Pwd", "letmein", "letmein"],
];
for (const [type, header, text, value] of columns) {
  test(`${type}: in a column headed ${header}`, () => assert.deepEqual(under(header, text, type), [value]));
}

test("a room's code in a registration mark's form is low under a header that says room", () => {
  const found = sheet([
    ["Room", "Booked by"],
    ["CF25 LAB", "Jane Okafor"],
  ]);
  assert.deepEqual(
    found.filter(({ type, confidence }) => type === "vehicle-registration" && confidence !== "low"),
    [],
  );
});

test("a cue makes a registration mark high", () => {
  assert.equal(confidenceOf("vehicle BD51 SMR", "vehicle-registration"), "high");
  assert.equal(confidenceOf("It was BD51 SMR.", "vehicle-registration"), "medium");
});

test("UPN check letter: a change of one digit shows wherever its weight is not a multiple of 23", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(digits, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (twelve, at, by) => {
      const changed = twelve.map((digit, i) => (i === at ? (digit + by) % 10 : digit));
      return checkLetter(`?${twelve.join("")}`) !== checkLetter(`?${changed.join("")}`);
    }),
  );
});
