import assert from "node:assert/strict";
import { test } from "node:test";
import { easyAim, plainAim, readabilityOf } from "./reading-age.ts";

// Flesch-Kincaid grades as published: the reading age is five more.
const texts = [
  {
    name: "The cat sat on the mat (grade -1.45: nobody reads before they are five)",
    text: "The cat sat on the mat. The cat sat on the mat.",
    from: 5,
    to: 5,
  },
  {
    name: "this sentence of the method's own encyclopedia entry (grade 11.3 counted by hand; the library hears two syllables more)",
    text: "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
    from: 16,
    to: 18,
  },
  {
    name: "the Gettysburg Address's first sentence (grade about 14)",
    text: "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.",
    from: 17,
    to: 21,
  },
  {
    name: "words for residents",
    text: "We think that old files were copied. Your name may be in them. Call your bank on 159 if you see a payment you do not know.",
    from: 5,
    to: 9,
  },
];
for (const { name, text, from, to } of texts) {
  test(`reading age of ${name}`, () => {
    const { age } = readabilityOf(text);
    assert.ok(age !== null && age >= from && age <= to, `${age}`);
  });
}

test("bullets, headings and their missing full stops are sentences of their own", () => {
  const list = "What to do:\n- call your bank\n- change your password\n- be careful with calls";
  assert.equal(readabilityOf(list).sentences, 4);
});

test("addresses, numbers, postcodes and short forms make nothing harder", () => {
  const plain = readabilityOf("Come to the town hall today. Ask for help at the desk there.");
  const full = readabilityOf(
    "Come to the town hall W8 7NX today. Ask for Mr. help at the desk there 020 7946 0100 https://northmere.example/a.b help@northmere.example",
  );
  assert.equal(full.sentences, plain.sentences);
  assert.ok(Math.abs(full.age! - plain.age!) <= 1);
});

test("the longest sentences and the hardest words are named", () => {
  const text =
    "Unauthorised exfiltration of historical archives necessitates comprehensive remediation by the organisation and by everybody who has responsibilities for it in all of the boroughs. We are sorry.";
  const { long, hard } = readabilityOf(text);
  assert.equal(long.length, 1);
  assert.ok(hard.includes("remediation"));
  assert.ok(!hard.includes("sorry"));
});

for (const text of ["", "   ", "Call us.", "- \n- ", "12345 67890", "\u{1f600}"])
  test(`too little to say: ${JSON.stringify(text)}`, () => {
    assert.equal(readabilityOf(text).age, null);
  });

test("a text of the greatest length is measured in a moment", () => {
  assert.ok(readabilityOf("We have switched some systems off. ".repeat(7000)).age !== null);
});

test("easy read has a stricter aim: a sentence of sixteen words is long there", () => {
  const sixteen = "We think that the files hold your name and your street and the day of your birth.";
  assert.equal(readabilityOf(sixteen).long.length, 0);
  assert.equal(readabilityOf(sixteen, easyAim).long[0]?.words, 17);
  assert.ok(easyAim.age < plainAim.age && easyAim.longest < plainAim.longest);
});
