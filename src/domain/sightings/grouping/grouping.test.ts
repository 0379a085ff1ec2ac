import assert from "node:assert/strict";
import { test } from "node:test";
import { defangedWords, unmasked } from "../message/defang.ts";
import { type MessageLook, warningsOf } from "../message/message.ts";
import { linksIn, numbersIn, whereOf } from "./addresses.ts";
import { alike, compare } from "./compare.ts";
import { featuresOf, type Told } from "./features.ts";
import { keysOf } from "./keys.ts";
import { mostMembers, noProfile, place, withMember } from "./place.ts";

const at = new Date("2025-11-24T09:00:00Z");
const told = (words: string, change: Partial<Told> = {}) =>
  featuresOf({ at, kind: "email", words, looks: [], files: [], ...change });

const pairs = [
  {
    name: "one lure with rotated host and ids",
    a: "Your parcel is held: https://post-amber.example/uk/release/a81k2z/pay.php?id=9",
    b: "Parcel held, see hxxps://haste-brook[.]example/uk/release/b72m1q/pay.php?id=11",
    together: true,
  },
  {
    name: "a mail and the same told over the phone",
    a: "Subject: Payslip on hold\nYour salary is on hold because your bank details could not be validated.",
    b: "Rang in. Says their wages were on hold and it wanted the bank details validated",
    together: true,
  },
  {
    name: "the lure and the genuine payslip",
    a: "From: payroll@pay-amber.example\nYour November payslip is on hold, sign in https://pay-amber.example/in",
    b: "From: hr@northmere.gov.uk\nYour November payslip is ready https://myhr.northmere.gov.uk/payslips",
    together: false,
  },
  {
    name: "two that say next to nothing",
    a: "I got a strange email with a link",
    b: "Got an odd mail today, has a link, please look",
    together: false,
  },
  {
    name: "letters that pass for Latin ones",
    a: "Verify your pаyрal wallet bitcoin refund quickly please now",
    b: "Verify your paypal wallet bitcoin refund quickly",
    together: true,
  },
];
for (const { name, a, b, together } of pairs)
  test(`${together ? "alike" : "not alike"}: ${name}`, () => {
    const likeness = compare(told(a), told(b));
    assert.equal(likeness.score >= alike, together, JSON.stringify(likeness));
    assert.deepEqual(compare(told(b), told(a)).score, likeness.score, "whichever came first");
    if (together) {
      const other = new Set(keysOf(told(b)).map(({ kind, value }) => kind + value));
      assert.ok(
        keysOf(told(a)).some(({ kind, value }) => other.has(kind + value)),
        "a key leads to it",
      );
    }
  });

test("the shape of a path stays when ids change; a number is one however it is written", () => {
  assert.deepEqual(whereOf("https://a.b.example.com/login/Xf92kq/index.php?u=1&t=2"), {
    site: "example.com",
    shape: "login/*/index.php/?t&u",
  });
  assert.deepEqual(numbersIn("Call 020 7946 0999 or +44 (0)20 7946 0999"), ["2079460999"]);
  assert.deepEqual(linksIn("See evil.example/x, file report.pdf and it@evil.example."), ["evil.example/x"]);
});

test("a month apart nothing is alike", () => {
  const later = new Date(at.getTime() + 30 * 86_400_000);
  const words = "Pay at https://post-amber.example/uk/release/a/pay.php";
  assert.equal(compare(told(words), told(words, { at: later })).score, 0);
});

test("the same in the same order is placed the same way, and a profile does not grow without end", () => {
  const many = Array.from({ length: 40 }, (_, n) =>
    told(`Parcel ${n} held at https://post-${n % 9}.example/uk/release/pay.php`),
  );
  const profile = many.reduce(withMember, noProfile);
  assert.equal(profile.members.length, mostMembers);
  const candidates = [
    { id: "b", profile },
    { id: "a", profile },
  ];
  assert.equal(place(many[0]!, candidates).group, "a", "a draw goes to the first id");
  assert.deepEqual(place(many[0]!, candidates), place(many[0]!, candidates.toReversed()));
});

test("what is made to be slow to search is not", () => {
  const slow = [
    "a",
    "a-",
    "a.",
    "@",
    "a@",
    "http://",
    "0 ",
    "<",
    "subject ",
    "\u0430",
    ".",
    "0",
    "[.",
    "( ",
  ].map((part) => part.repeat(100_000 / part.length));
  const began = performance.now();
  for (const text of slow) {
    defangedWords(unmasked(text));
    const look: MessageLook = {
      ...{
        format: "eml",
        subject: text.slice(0, 500),
        from: text.slice(0, 500),
        replyTo: text.slice(0, 500),
      },
      ...{
        returnPath: text.slice(0, 500),
        to: "",
        date: "",
        messageId: "",
        authentication: [text.slice(0, 500)],
      },
      ...{ hops: [], body: text, links: [{ shown: text.slice(0, 200), target: text.slice(0, 2000) }] },
      ...{ attachments: [], troubles: [] },
    };
    warningsOf(look);
    told(text.slice(0, 5000), { looks: [look] });
  }
  const took = performance.now() - began;
  assert.ok(took < 5000, `${Math.round(took)} ms`);
});
