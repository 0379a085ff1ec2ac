import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type MentionType, mentionTypes, type PersonFlag } from "../people/mention.ts";
import type { SeverityBand } from "../people/person.ts";
import { assessSeverity, bandOf, type Circumstances, theft } from "./severity.ts";

function person(
  categories: readonly MentionType[],
  flags: readonly PersonFlag[] = [],
  names = ["Chidi Okafor"],
  emails = ["c77@mail.example"],
) {
  return { categories, flags, names, emails };
}

const cases: readonly {
  name: string;
  categories: readonly MentionType[];
  flags?: readonly PersonFlag[];
  score: number;
  band: SeverityBand;
  because: string;
}[] = [
  {
    name: "name, date of birth and e-mail",
    categories: ["name", "date-of-birth", "email"],
    score: 2,
    band: "medium",
    because: "Name with date of birth and e-mail",
  },
  {
    name: "a full card of a person at a known address",
    categories: ["name", "address", "payment-card"],
    score: 5,
    band: "very-high",
    because: "Payment card number",
  },
  {
    name: "a diagnosis of a person who is known by NHS number",
    categories: ["name", "nhs-number", "health"],
    score: 5,
    band: "very-high",
    because: "Health",
  },
  {
    name: "a full card under a name",
    categories: ["name", "payment-card"],
    score: 5,
    band: "very-high",
    because: "Account or card number with name",
  },
  {
    name: "a bank account under a name",
    categories: ["name", "bank-account"],
    score: 4,
    band: "very-high",
    because: "Bank account details",
  },
  {
    name: "a bank account under a name at an address",
    categories: ["name", "address", "bank-account"],
    score: 4,
    band: "very-high",
    because: "Bank account details",
  },
  { name: "a name alone", categories: ["name"], score: 1.5, band: "low", because: "Full name" },
  {
    name: "a parking permit: name, address, plate",
    categories: ["name", "address", "vehicle-registration"],
    score: 2,
    band: "medium",
    because: "Name with home address",
  },
  {
    name: "the address of a person at risk",
    categories: ["name", "address"],
    flags: ["at-risk"],
    score: 5,
    band: "very-high",
    because: "A person at risk, whose safety may depend on it",
  },
  {
    name: "an NI number with birth date and address",
    categories: ["name", "address", "date-of-birth", "nino"],
    score: 3,
    band: "high",
    because: "NI number with date of birth and address",
  },
  {
    name: "a password alone, without a name",
    categories: ["password"],
    score: 1.5,
    band: "low",
    because: "Password",
  },
];
for (const { name, categories, flags, score, band, because } of cases)
  test(`severity: ${name} is ${score}, ${band}`, () => {
    const severity = assessSeverity(person(categories, flags));
    assert.equal(severity.score, score);
    assert.equal(severity.band, band);
    assert.ok(severity.because.includes(because), severity.because.join("; "));
  });

test("severity: the bands begin at 2, 3 and 4", () => {
  assert.deepEqual([1.99, 2, 2.99, 3, 3.99, 4].map(bandOf), [
    "low",
    "medium",
    "medium",
    "high",
    "high",
    "very-high",
  ]);
});

test("severity: a score within a quarter of a band's edge is borderline, one in the middle is not", () => {
  assert.equal(assessSeverity(person(["name", "date-of-birth"])).borderline, true);
  assert.equal(assessSeverity(person(["name"])).borderline, false);
});

test("severity: circumstances add up and stop at 2", () => {
  const all: Circumstances = {
    confidentiality: "lost-to-unknown",
    integrity: "not-recoverable",
    availability: "lost",
    malicious: true,
  };
  assert.equal(assessSeverity(person(["name"]), all).circumstances, 2);
  assert.equal(assessSeverity(person(["name"]), theft).circumstances, 1);
});

const anyCategories = fc.uniqueArray(fc.constantFrom(...mentionTypes), { minLength: 1 });
const anyFlags = fc.uniqueArray(
  fc.constantFrom<PersonFlag>("child", "deceased", "at-risk", "no-fixed-abode"),
);

test("severity: one more kind of data, or one more flag, never makes it less", () => {
  fc.assert(
    fc.property(
      anyCategories,
      anyFlags,
      fc.constantFrom(...mentionTypes),
      fc.constantFrom<PersonFlag>("child", "at-risk"),
      (categories, flags, more, flag) => {
        const before = assessSeverity(person(categories, flags)).score;
        assert.ok(assessSeverity(person([...categories, more], flags)).score >= before);
        assert.ok(assessSeverity(person(categories, [...flags, flag])).score >= before);
      },
    ),
  );
});

test("severity: it is DPC x EI + CB, with DPC from 1 to 4 and EI from a quarter to 1", () => {
  fc.assert(
    fc.property(anyCategories, anyFlags, (categories, flags) => {
      const { score, context, identification, circumstances } = assessSeverity(person(categories, flags));
      assert.ok(context >= 1 && context <= 4 && identification >= 0.25 && identification <= 1);
      assert.ok(Math.abs(score - (context * identification + circumstances)) < 0.006);
    }),
  );
});
