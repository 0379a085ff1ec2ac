/** Formats and languages: each whole, what is missing in English and said so, and no text message cut in a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readContent } from "../../main/content/read-content.ts";
import { mentionTypes } from "../people/mention.ts";
import { composeFor, haveSameFields, type NoticeSpeech } from "./compose-for.ts";
import { composeNotice, type NoticeFacts } from "./compose-notice.ts";
import { type NoticeFormat, type NoticePart, noticeFormats } from "./notice.ts";
import { longestText, roomForCode, textLength, wholeSentences } from "./text-length.ts";

const library = await readContent("/nowhere");
const facts: NoticeFacts = {
  ...{
    name: "Ada Example",
    categories: mentionTypes,
    years: { from: 2009, to: 2014 },
    reference: "P-000123",
  },
  authority: {
    ...{ name: "Northmere Council", phone: "020 7946 0100", email: "dpo@northmere.example" },
    ...{ web: "northmere.example", address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
  },
};
const partial: NoticeSpeech = {
  ...{ code: "so", name: "Soomaali", locale: "so", dir: "ltr" },
  phrases: {
    "Dear {name}": "Mudane {name}",
    "your name": "magacaaga",
    // It has lost where to call: not fit to be sent.
    "Call {phone} or email {email}. Give this reference: {reference}.": "Na soo wac.",
  },
};

for (const format of noticeFormats)
  test(`Welsh, ${format}, has every word, and the English stands behind it`, () => {
    const { words, missing } = composeFor(facts, library, { format, language: "cy" });
    assert.deepEqual(missing, []);
    assert.equal(words.language?.locale, "cy");
    assert.doesNotMatch(textOf(words), /[{}]|\b(the|your|and|Dear|you)\b/u);
    assert.match(textOf(words), /Annwyl Ada Example[\s\S]*2009 i 2014/u);
    assert.deepEqual(words.also?.map(textOf), [textOf(english(format))]);
    assert.ok(words.blocks.every((block) => block.inEnglish !== true));
  });

test("nobody is addressed in Welsh as well where no name was found, and nothing is said of what is not known", () => {
  const authority = { ...facts.authority, web: "", address: [] };
  const bare = { ...facts, name: "", years: null, authority };
  const { words } = composeFor(bare, library, { format: "plain", language: "cy" });
  assert.match(textOf(words), /Annwyl Syr neu Fadam/u);
  assert.doesNotMatch(textOf(words), /Dyddiadau|newyddion diweddaraf|ysgrifennu atom/u);
});

test("easy read has other words, advice of its own, and no line longer than 15 words", () => {
  const { blocks } = english("easy-read");
  const lines = blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text]));
  assert.ok(lines.includes("Look at your bank account."));
  assert.ok(!lines.includes("Look at your bank statements now, and again each week."));
  assert.deepEqual(
    lines.flatMap((line) => line.split(/(?<=[.?!])\s/u)).filter((line) => line.split(" ").length > 15),
    [],
  );
});

test("large print has the words of plain, and says what it is", () => {
  const { format, ...words } = english("large-print");
  assert.equal(format, "large-print");
  assert.deepEqual(words, composeNotice(facts, library));
  assert.ok(!("format" in english("plain")));
});

test("what a language lacks stands in English, marked, whole, and is named to staff", () => {
  const { words, missing } = composeFor(
    { ...facts, categories: ["name", "phone"] },
    { ...library, languages: [partial] },
    { format: "plain", language: "so" },
  );
  const [greeting] = words.blocks;
  assert.deepEqual(greeting, { kind: "paragraph", text: "Mudane Ada Example" });
  const lists = words.blocks.filter(({ kind }) => kind === "list");
  assert.deepEqual(lists.slice(0, 2), [
    { kind: "list", items: ["magacaaga"] },
    { kind: "list", items: ["your phone number"], inEnglish: true },
  ]);
  assert.match(textOf(words), /Call 020 7946 0100/u, "a translation without the number is none");
  assert.ok(missing.includes("Call {phone} or email {email}. Give this reference: {reference}."));
  assert.ok(!missing.includes("your name"));
});

test("a language that is not loaded: English, and staff are told", () => {
  const { words, missing } = composeFor(facts, library, { format: "plain", language: "xx" });
  assert.deepEqual(words, composeNotice(facts, library));
  assert.deepEqual(missing, ["xx"]);
});

test("what every object has is no phrase", () => {
  const odd = {
    ...library,
    categories: { ...library.categories, name: { yours: "constructor", theirs: "" } },
  };
  assert.doesNotThrow(() => composeFor(facts, odd, { format: "plain", language: "cy" }));
});

for (const language of ["en", "cy"])
  for (const format of noticeFormats)
    test(`the text message, ${format} in ${language}, has room for its check code, also for a long name`, () => {
      const authority = {
        ...facts.authority,
        name: "The Royal Borough of Northmere and Great Westmere Council",
      };
      const { words } = composeFor({ ...facts, authority }, library, { format, language });
      assert.ok(words.short.length <= longestText - roomForCode);
      assert.match(words.short, /159\.$/u);
      for (const { yours, theirs } of Object.values(library.categories))
        assert.ok(!words.short.includes(yours) && !words.short.includes(theirs));
    });

test("a text that is too long ends with a sentence", () => {
  const sentence = "Call us on 020 7946 0100. ";
  const kept = wholeSentences(sentence.repeat(60));
  assert.ok(kept.length <= longestText - roomForCode && kept.length > 800);
  assert.ok(kept.endsWith("0100."));
});

const lengths = [
  { text: "", encoding: "GSM-7", parts: 1 },
  { text: "a".repeat(160), encoding: "GSM-7", parts: 1 },
  { text: "a".repeat(161), encoding: "GSM-7", parts: 2 },
  { text: "a".repeat(306), encoding: "GSM-7", parts: 2 },
  { text: "a".repeat(918), encoding: "GSM-7", parts: 6 },
  { text: "€".repeat(80), encoding: "GSM-7", parts: 1 },
  { text: "€".repeat(81), encoding: "GSM-7", parts: 2 },
  { text: "â".repeat(70), encoding: "UCS-2", parts: 1 },
  { text: "â".repeat(71), encoding: "UCS-2", parts: 2 },
  { text: `${"a".repeat(917)}ŵ`, encoding: "UCS-2", parts: 14 },
  { text: "It’s", encoding: "UCS-2", parts: 1 },
  { text: "Ça va à Łódź", encoding: "UCS-2", parts: 1 },
  { text: "\u{1f600}".repeat(35), encoding: "UCS-2", parts: 1 },
  { text: "\u{1f600}".repeat(36), encoding: "UCS-2", parts: 2 },
];
for (const { text, encoding, parts } of lengths)
  test(`${text.length} characters "${text.slice(0, 8)}": ${parts} in ${encoding}`, () => {
    const length = textLength(text);
    assert.deepEqual([length.encoding, length.parts], [encoding, parts]);
  });

test("fields are the same or they are not", () => {
  assert.ok(haveSameFields("Call {phone} or {phone}", "Ffoniwch {phone}"));
  assert.ok(!haveSameFields("Call {phone}", "Ffoniwch"));
  assert.ok(!haveSameFields("Call", "Ffoniwch {email}"));
});

function english(format: NoticeFormat) {
  return composeFor(facts, library, { format, language: "en" }).words;
}

function textOf({ subject, blocks, short }: NoticePart): string {
  return [
    ...[subject, short],
    ...blocks.map((block) => (block.kind === "list" ? block.items.join("\n") : block.text)),
  ].join("\n");
}
