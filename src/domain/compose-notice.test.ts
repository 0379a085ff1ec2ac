import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { composeNotice, type NoticeContent, type NoticeFacts, safeName } from "./compose-notice.ts";
import { mentionTypes } from "./mention.ts";

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
    assert.match(text, /report@phishing\.gov\.uk/);
  });
}

test("every name in curly brackets is filled in", () => {
  assert.doesNotMatch(textOf({ ...facts, categories: [...mentionTypes] }), /[{}]/);
});

test("a text message fits into 918 characters", () => {
  assert.ok(composeNotice(facts, content).short.length <= 918);
});

const hostile = [
  { name: "a link", written: "Ada https://evil.example/x", safe: "Ada https evil example x" },
  { name: "template brackets", written: "{{7*7}} Ada ((x))", safe: "7 7 Ada x" },
  { name: "control characters", written: "Ada\r\nBcc: a@b.example", safe: "Ada Bcc a b example" },
  { name: "nothing left", written: "<>", safe: "Sir or Madam" },
  { name: "initials, apostrophes and hyphens", written: "J. O’Brien-Ápt", safe: "J. O’Brien-Ápt" },
];
for (const { name, written, safe } of hostile) {
  test(`a name from a stolen file is made safe: ${name}`, () => assert.equal(safeName(written), safe));
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
  return parse(readFileSync(join(import.meta.dirname, "../../content", name), "utf8")) as T;
}
