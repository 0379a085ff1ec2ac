/**
 * 10,000 people with every kind of value, a notice for each in every format and language: none holds a value of anybody
 * else, nor one that was taken from its own reader. What is looked for is every value in every form in which it is written.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { emailHtml, emailParts, emailText } from "../src/deliver/outbox/email-body.ts";
import { composeFor, type NoticeLibrary, type Reading } from "../src/domain/notices/compose-for.ts";
import type { NoticeFacts } from "../src/domain/notices/compose-notice.ts";
import { nameLooksWrong } from "../src/domain/notices/name-check.ts";
import { type NoticeWords, noticeFormats } from "../src/domain/notices/notice.ts";
import { readContent } from "../src/main/content/read-content.ts";
import { type Needles, needlesOf } from "./builders/needles.ts";
import { type Made, peopleOf, valuesOf } from "./builders/people-with-values.ts";

const library = await readContent("/nowhere");
const authority: NoticeFacts["authority"] = {
  ...{ name: "Northmere Council", phone: "020 7946 0100", email: "dpo@northmere.example" },
  ...{ web: "northmere.example", address: ["Town Hall", "1 Mere Street", "Northmere", "W8 1AA"] },
};
const readings: readonly Reading[] = noticeFormats
  .filter((format) => format !== "large-print") // its words are those of plain: compose-for.test.ts
  .flatMap((format) => ["en", "cy"].map((language) => ({ format, language })));
const seed = 20251125;
const people = peopleOf(10_000, seed);
const needles = needlesOf(
  people.flatMap((person) => valuesOf(person).map((value) => ({ value, of: person.id }))),
);

test("no notice of 10,000 people holds anybody else's data, nor a value that was taken from its reader", () => {
  let notices = 0;
  const leaks: string[] = [];
  for (const person of people)
    for (const reading of readings) {
      notices += 1;
      leaks.push(...leaksIn(composeFor(factsOf(person), library, reading).words, person));
    }
  assert.equal(notices, people.length * readings.length);
  assert.deepEqual(leaks.slice(0, 5), []);
});

test("nor does it as an email, as text or as HTML", () => {
  for (const person of people.filter(({ id }) => id % 200 === 0))
    for (const reading of readings) {
      const { words } = composeFor(factsOf(person), library, reading);
      const parts = emailParts({ words } as Parameters<typeof emailParts>[0]);
      for (const text of [emailText(parts), emailHtml(parts, reading.format)])
        assert.deepEqual(
          needles.in(text.replace(/<[^>]+>/gu, " ")).filter((one) => isLeak(one, person)),
          [],
        );
    }
});

test("whoever's name holds a value is held for a look as well", () => {
  const hostile = people.filter(({ hostile }) => hostile);
  assert.ok(hostile.length > 100);
  for (const { name } of hostile) assert.notEqual(nameLooksWrong(name), null, name);
  const sound = people.filter(({ hostile }) => !hostile);
  for (const { name } of sound) assert.equal(nameLooksWrong(name), null, name);
});

/** What could go wrong in composing: each of these must be seen, or the test above proves nothing. */
const mutations: readonly {
  readonly name: string;
  readonly leak: (one: Made, next: Made) => NoticeFacts | string;
}[] = [
  { name: "another's name", leak: (one, next) => ({ ...factsOf(one), name: next.name }) },
  { name: "another's reference", leak: (one, next) => ({ ...factsOf(one), reference: next.reference }) },
  { name: "another's email address", leak: (_, next) => `Write to ${next.values.email}.` },
  { name: "another's address, as a letter writes it", leak: (_, next) => next.values.address.join("\n") },
  { name: "the reader's own National Insurance number", leak: (one) => `It was ${one.values.nino}.` },
  { name: "the same in groups of two", leak: (one) => one.values.nino.replace(/(..)/gu, "$1 ") },
  { name: "the same in small letters", leak: (one) => one.values.nino.toLowerCase() },
  {
    name: "the reader's own card number, with dashes",
    leak: (one) => one.values.card.replace(/(\d{4})(?=\d)/gu, "$1-"),
  },
  {
    name: "the reader's own date of birth in words",
    leak: (one) => `You were born on ${inWords(one.values.birth)}.`,
  },
  {
    name: "the reader's own phone number, as it is read",
    leak: (one) => one.values.phone.replace("+44", "0"),
  },
  { name: "the reader's own password", leak: (one) => `Your password ${one.values.password} was taken.` },
];
for (const { name, leak } of mutations)
  test(`it is seen when a notice holds ${name}`, () => {
    for (const person of people.slice(0, 60).filter(({ hostile }) => !hostile)) {
      const next = people[person.id + 61]!;
      if (next.hostile) continue;
      const made = leak(person, next);
      const facts = typeof made === "string" ? factsOf(person) : made;
      const mutated: NoticeLibrary =
        typeof made === "string"
          ? { ...library, template: { ...library.template, opening: [...library.template.opening, made] } }
          : library;
      const { words } = composeFor(facts, mutated, { format: "plain", language: "en" });
      assert.notDeepEqual(leaksIn(words, person), [], `person ${person.id}`);
    }
  });

function factsOf({ name, reference, categories, years }: Made): NoticeFacts {
  return { name, reference, categories, years, authority };
}

function leaksIn(words: NoticeWords, person: Made): readonly string[] {
  const leaks: string[] = [];
  for (const line of linesOf(words))
    for (const found of line.includes(person.reference) ? needles.in(line) : needlesIn(line))
      if (isLeak(found, person)) leaks.push(`person ${person.id} reads ${found.value} of ${found.of}`);
  return leaks;
}

/** Most lines are read by many: each is searched once. */
const searched = new Map<string, ReturnType<Needles["in"]>>();

function needlesIn(line: string): ReturnType<Needles["in"]> {
  const before = searched.get(line);
  if (before !== undefined) return before;
  const found = needles.in(line);
  searched.set(line, found);
  return found;
}

/** One's own name and reference are all that a notice may hold of what it is about. */
function isLeak({ value, of }: ReturnType<Needles["in"]>[number], person: Made): boolean {
  return of !== person.id || (value !== person.name && value !== person.reference);
}

function linesOf({ also = [], ...first }: NoticeWords): readonly string[] {
  return [first, ...also].flatMap(({ subject, blocks, short, letter }) => [
    ...[subject, short, letter?.reference ?? "", letter?.foot ?? ""],
    ...blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text])),
  ]);
}

function inWords(iso: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}
