import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { mentionTypes } from "../people/mention.ts";
import { composeNotice, type NoticeContent, type NoticeFacts, safeName } from "./compose-notice.ts";

const content: NoticeContent = {
  template: read("notice.yaml"),
  categories: read("categories.yaml"),
  advice: read("advice.yaml"),
};
const facts: NoticeFacts = {
  name: "Ada Example",
  categories: ["name", "bank-account"],
  years: { from: 2009, to: 2014 },
  reference: "P-000123",
  authority: {
    name: "Northmere Council",
    phone: "020 7000 0000",
    email: "dpo@northmere.example",
    web: "northmere.example",
  },
};

test("a notice names what was taken from its reader and advice that fits", () => {
  const text = textOf(facts);
  assert.match(text, /your bank sort code and account number/);
  assert.match(text, /call 159/);
  assert.match(text, /the years 2009 to 2014/);
});

test("a notice does not speak of what was not taken", () => {
  const text = textOf(facts);
  for (const word of ["National Insurance", "health", "Cifas", "password was taken", "passport"]) {
    assert.ok(!text.includes(word), `speaks of ${word}`);
  }
});

for (const type of mentionTypes) {
  test(`a notice has words and advice for ${type}`, () => {
    const text = textOf({ ...facts, categories: [type] });
    assert.ok(text.includes(content.categories[type].yours));
    assert.ok(
      content.template.meaning.some((entry) => entry.for.includes(type)),
      "says what it could mean",
    );
    assert.match(text, /report@phishing\.gov\.uk/);
  });
}

test("every name in curly brackets is filled in", () => {
  assert.doesNotMatch(textOf({ ...facts, categories: [...mentionTypes] }), /[{}]/);
});

test("a text message fits into 918 characters", () => {
  assert.ok(composeNotice(facts, content).short.length <= 918);
});

test("what can hurt most is said first, however it was found", () => {
  const found = ["address", "bank-account", "name", "passport"] as const;
  assert.deepEqual(listsOf({ ...facts, categories: found })[0], [
    "your bank sort code and account number",
    "your passport number",
    "your name",
    "your address",
  ]);
});

test("a long list is parted by headings", () => {
  const { blocks } = composeNotice({ ...facts, categories: [...mentionTypes] }, content);
  const titles = blocks.flatMap((block) => (block.kind === "subheading" ? [block.text] : []));
  assert.deepEqual(titles.slice(0, 3), ["Safety", "Money", "Signing in"]);
  assert.equal(new Set(titles).size, titles.length, "each heading stands once");
});

test("somebody whose name and address alone were found is told so in few words", () => {
  const { blocks } = composeNotice({ ...facts, categories: ["address", "name", "postcode"] }, content);
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === "subheading" ? [block.text] : [])),
    ["Watch for scams", "If somebody has already tricked you"],
  );
  const words = blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text])).join(" ");
  assert.ok(words.split(" ").length <= 300, `${words.split(" ").length} words`);
});

test("nobody is asked for a new card whose card was not found", () => {
  assert.doesNotMatch(textOf(facts), /\bcard\b/);
});

test("where the files do not show their years, nothing is said of them", () => {
  assert.doesNotMatch(textOf({ ...facts, years: null }), /show dates|the years/);
  assert.match(textOf({ ...facts, years: { from: 2012, to: 2012 } }), /show dates from 2012\./);
});

test("a body without a website does not send its readers to one", () => {
  const authority = { ...facts.authority, web: "" };
  assert.doesNotMatch(textOf({ ...facts, authority }), /latest news/);
  assert.match(textOf(facts), /latest news at northmere\.example/);
});

test("neither the subject, the text message nor what stands around a letter names a kind of data", () => {
  const words = composeNotice({ ...facts, categories: [...mentionTypes] }, content);
  const open = [words.subject, words.short, words.letter?.reference, words.letter?.foot].join("\n");
  for (const { yours, theirs } of Object.values(content.categories)) {
    assert.ok(!open.includes(yours) && !open.includes(theirs), yours);
  }
});

test("no sentence that people read is longer than 20 words, and no word is jargon", () => {
  const { blocks, short } = composeNotice({ ...facts, categories: [...mentionTypes] }, content);
  const texts = blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text]));
  for (const sentence of [...texts, short].flatMap((text) => text.split(/(?<=[.?!:])\s/))) {
    assert.ok(sentence.split(/\s+/).length <= 20, sentence);
    assert.doesNotMatch(sentence, /\b(wary|remediat|mitigat|compromised|exfiltrat|data subject|allegation)/i);
  }
});

test("the words fit an email as well as a letter", () => {
  assert.doesNotMatch(textOf({ ...facts, categories: [...mentionTypes] }), /this (letter|email|page)\b/);
});

const hostile = [
  { name: "a link", written: "Ada https://evil.example/x", safe: "Ada https evil example x" },
  { name: "template brackets", written: "{{7*7}} Ada ((x))", safe: "Ada x" },
  { name: "control characters", written: "Ada\r\nBcc: a@b.example", safe: "Ada Bcc a b example" },
  { name: "a number in it", written: "Ada JG103759A 07700900123", safe: "Ada JG A" },
  { name: "nothing left", written: "<>", safe: "Sir or Madam" },
  { name: "initials, apostrophes and hyphens", written: "J. O’Brien-Ápt", safe: "J. O’Brien-Ápt" },
];
for (const { name, written, safe } of hostile) {
  test(`a name from a stolen file is made safe: ${name}`, () => assert.equal(safeName(written), safe));
}

function listsOf(of: NoticeFacts): readonly (readonly string[])[] {
  return composeNotice(of, content).blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []));
}

function textOf(of: NoticeFacts): string {
  const words = composeNotice(of, content);
  return [
    words.subject,
    words.short,
    ...words.blocks.map((block) => (block.kind === "list" ? block.items.join("\n") : block.text)),
  ].join("\n");
}

function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, "../../../content", name), "utf8")) as T;
}
