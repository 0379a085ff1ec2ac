/** Reports: figures with bounds, mappings without gaps, what is missing, what has changed, and what names somebody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold } from "../../link/normalise/fold.ts";
import { mentionTypes } from "../people/mention.ts";
import { toldFigures } from "../progress/told-figures.ts";
import { categoryOf, dataCategories } from "./categories.ts";
import { changesBetween, followUpDue, missingIn, plainText } from "./compare.ts";
import { contentOf } from "./content.ts";
import type { ReportFacts } from "./facts.ts";
import { fieldKeys } from "./field.ts";
import { fields, problemOfTyped } from "./fields.ts";
import { boundOnPeople, boundOnPlaces, type Figures } from "./figures.ts";
import { identifiersIn } from "./identifier.ts";
import { namedIn, tokensIn, wordAt } from "./named.ts";

const none: Figures = {
  ...{ people: 0, deleted: 0, uncertain: 0, deceased: 0, places: 0, documents: 0 },
  groups: { staff: 0, subjects: 0, children: 0, atRiskAdults: 0, pupils: 0 },
  ...{ categories: [], unread: [], fullest: null, years: null },
  unreviewed: { holdings: 0, files: 0, unlisted: 0 },
};
const found: Figures = {
  ...none,
  ...{ people: 1200, places: 4000, documents: 90, fullest: { people: 400, places: 900 } },
  groups: { staff: 20, subjects: 1180, children: 30, atRiskAdults: 4, pupils: 0 },
  categories: mentionTypes.map((type) => ({ type, people: 1 })),
};
const facts: ReportFacts = {
  ...{
    incident: "INC-2026-0001",
    authority: "Northmere Council",
    summary: "Files were copied.",
    believed: "",
  },
  awareAt: new Date("2026-01-08T08:00:00Z"),
  ...{
    figures: found,
    measures: [],
    told: toldFigures([], null),
    complaints: { received: 0, open: 0, overdue: 0, outcomes: { upheld: 0, partly: 0, "not-upheld": 0 } },
    referred: [],
    contact: "",
    kind: "initial",
  },
  caseReference: "",
};
const textOf = (key: string, given: ReportFacts, typed = {}) =>
  contentOf(given, typed).fields.find((field) => field.key === key)!.text;

const bounds: readonly {
  name: string;
  figures: Partial<Figures>;
  ceiling?: number;
  most: number | null;
  text: RegExp;
}[] = [
  { name: "all files read", figures: {}, most: 1200, text: /^1,200$/ },
  {
    name: "unread files count as the fullest of their type",
    figures: {
      unread: [
        { type: "xlsx", documents: 3, fullest: { people: 400, places: 900 } },
        { type: "pdf", documents: 10, fullest: { people: 2, places: 5 } },
      ],
    },
    most: 1200 + 3 * 400 + 10 * 2,
    text: /^At most 2,420; 1,200 found so far$/,
  },
  {
    name: "a type of which nothing was read counts as the fullest of all",
    figures: { unread: [{ type: "pst", documents: 2, fullest: null }] },
    most: 2000,
    text: /At most 2,000/,
  },
  {
    name: "a holding that is being read",
    figures: { unreviewed: { holdings: 1, files: 5, unlisted: 0 } },
    most: 3200,
    text: /At most 3,200/,
  },
  {
    name: "a holding that nobody has listed yet",
    figures: { unreviewed: { holdings: 1, files: 0, unlisted: 1 } },
    most: null,
    text: /^Not yet known, at least 1,200$/,
  },
  {
    name: "nothing read to go by",
    figures: { people: 0, fullest: null, unread: [{ type: "pdf", documents: 1, fullest: null }] },
    most: null,
    text: /at least 0/,
  },
  {
    name: "capped at everybody",
    figures: { unread: [{ type: "xlsx", documents: 900, fullest: { people: 400, places: 1 } }] },
    ceiling: 180_000,
    most: 180_000,
    text: /At most 180,000/,
  },
  {
    name: "capped where there was no bound",
    figures: { unreviewed: { holdings: 1, files: 0, unlisted: 1 } },
    ceiling: 180_000,
    most: 180_000,
    text: /At most 180,000/,
  },
  { name: "a cap below what was found is none", figures: {}, ceiling: 5, most: 1200, text: /^1,200$/ },
];
for (const { name, figures, ceiling = null, most, text } of bounds)
  test(`the most people: ${name}`, () => {
    const all = { ...found, ...figures };
    assert.equal(boundOnPeople(all, ceiling).atMost, most);
    const typed = ceiling === null ? {} : { people: ceiling.toLocaleString("en-GB") };
    assert.match(textOf("people", { ...facts, figures: all }, typed), text);
  });

test("a bound is never below what was found, and grows with what is unread", () => {
  const fullest = fc.record({ people: fc.nat(5000), places: fc.nat(9000) });
  const line = fc.record({
    type: fc.constantFrom("pdf", "xlsx"),
    documents: fc.nat(1000),
    fullest: fc.option(fullest),
  });
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(line),
      fullest,
      fc.nat(1000),
      fc.option(fc.nat(300_000)),
      (people, unread, most, files, ceiling) => {
        const figures = {
          ...none,
          people,
          unread,
          fullest: most,
          unreviewed: { holdings: 1, files, unlisted: 0 },
        };
        const bound = boundOnPeople(figures, ceiling);
        const more = boundOnPeople(
          { ...figures, unreviewed: { holdings: 1, files: files + 1, unlisted: 0 } },
          ceiling,
        );
        assert.ok(bound.atMost! >= people && more.atMost! >= bound.atMost!);
        assert.ok(boundOnPlaces(figures).atMost! >= 0);
      },
    ),
  );
});

test("every kind of mention has its place in the regulator's list, and every found one stands in the report", () => {
  for (const type of mentionTypes) assert.ok(Object.hasOwn(dataCategories, categoryOf[type]), type);
  const text = textOf("dataCategories", facts);
  for (const category of new Set(Object.values(categoryOf)))
    assert.ok(text.includes(dataCategories[category]), category);
});

test("people are grouped by role, flag and pupil number; what staff know of besides is added", () => {
  const text = textOf("peopleCategories", facts, { peopleCategories: ["patients", "unknown"] });
  assert.equal(
    text,
    "Employees (20 found)\nCustomers or prospective customers (1,180 found)\nPatients\nChildren (30 found)\nVulnerable adults (4 found)",
  );
});

test("the fields are those of the form, once each, in its order", () => {
  assert.deepEqual(
    fields.map(({ key }) => key),
    [...fieldKeys],
  );
  for (const page of ["1", "2", "3"]) {
    const numbers = fields.filter(({ number }) => number.startsWith(`${page}.`)).map(({ number }) => number);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => `${page}.${index + 1}`),
    );
  }
});

test("reasons for delay are missing only where it is late", () => {
  const content = contentOf(facts, {});
  const keys = (late: boolean) => missingIn(content, late).map(({ key }) => key);
  assert.ok(keys(true).includes("delay") && !keys(false).includes("delay"));
  assert.ok(!keys(true).includes("caseReference"));
});

test("complaints are put in beside what is known of harm, with what came of them, and nothing where there are none", () => {
  assert.equal(textOf("harm", facts), "");
  const outcomes = { upheld: 2, partly: 0, "not-upheld": 1 };
  const complaints = { received: 1200, open: 1197, overdue: 3, outcomes };
  assert.equal(
    textOf("harm", { ...facts, complaints }),
    "Complaints and corrections received from people: 1,200. Of these: 1,197 open, 3 not acknowledged within 30 days, 2 upheld, 1 not upheld.",
  );
});

test("what has changed is told field by field, old and new; the same is nothing, and the kind is no news", () => {
  const before = contentOf(facts, { harm: "None" });
  assert.deepEqual(changesBetween(before, contentOf({ ...facts, kind: "final" }, { harm: "None" })), []);
  const after = contentOf({ ...facts, figures: { ...found, people: 1300 } }, {});
  assert.deepEqual(
    changesBetween(before, after).map(({ key, before: was, after: is }) => [key, was, is]),
    [
      ["people", "1,200", "1,300"],
      ["harm", "None", ""],
    ],
  );
});

test("the text to be pasted has every field, numbered, in the order of the form", () => {
  const text = plainText(contentOf(facts, { harm: "None" }), ["Draft"]);
  const places = fields.map(({ number, label }) => text.indexOf(`\n${number} ${label}\n`));
  assert.ok(
    places.every((at, index) => at > (places[index - 1] ?? -1)),
    String(places),
  );
  assert.match(text, /3\.1 .*\nNone\n/);
});

const sent = { people: 10, places: 20, unread: 3 };
const follow = [
  { name: "nothing changed", now: sent, due: false },
  { name: "more people", now: { ...sent, people: 11 }, due: true },
  { name: "fewer people", now: { ...sent, people: 9 }, due: true },
  { name: "more places", now: { ...sent, places: 21 }, due: true },
  { name: "places deleted by the rule of keeping", now: { ...sent, places: 5 }, due: false },
  { name: "unread files were read", now: { ...sent, unread: 0 }, due: true },
];
for (const { name, now, due } of follow)
  test(`a follow-up: ${name}`, () => assert.equal(followUpDue({ ...sent, told: 0 }, now), due));

const odd = [
  { typed: { harm: "a".repeat(5001) }, kind: "field-too-long" },
  { typed: { happened: "a".repeat(301) }, kind: "field-too-long" },
  { typed: { cyber: "perhaps" }, kind: "not-a-choice" },
  { typed: { dataCategories: ["health", "constructor"] }, kind: "not-a-choice" },
  { typed: { people: "many" }, kind: "not-a-count" },
  { typed: { people: "180,000" }, kind: undefined },
];
for (const { typed, kind } of odd)
  test(`typed: ${JSON.stringify(typed).slice(0, 40)} is ${kind ?? "taken"}`, () =>
    assert.equal(problemOfTyped(typed as never)?.kind, kind));

const people = new Map([
  ["ada", new Set(["p1", "p3"])],
  ["quillfeather", new Set(["p1"])],
  ["rose", new Set(["p2"])],
  ["may", new Set(["p2"])],
  ["data", new Set(["p4"])],
  ["protection", new Set(["p4"])],
  ["smith", new Set(["p5"])],
  ["jones", new Set(["p5"])],
  ["anne", new Set(["p5"])],
]);
const kinds = {
  isNoName: (word: string) => ["data", "protection"].includes(word),
  isOrdinary: (word: string) => ["data", "protection", "may", "rose"].includes(word),
};
const named: readonly { text: string; at: readonly string[] }[] = [
  { text: "We told Ada Quillfeather at once", at: ["3 sure", "4 maybe"] },
  { text: "QUILLFEATHER, ADA was told", at: ["1 sure"] },
  { text: "ada m. quillfeather was told", at: ["1 sure"] },
  { text: "Ada Maria Quillfeather was told", at: ["1 sure", "3 maybe"] },
  { text: "Mrs Quillfeather called", at: ["2 sure"] },
  { text: "It was Anne Smith-Jones who called", at: ["3 sure", "4 sure"] },
  { text: "Files of the Quillfeather household", at: ["4 maybe"] },
  { text: "Quillfeather is where a sentence begins", at: [] },
  { text: "The data protection officer was told", at: [] },
  { text: "We may tell more. Rose colours fade", at: [] },
  { text: "Rose May called", at: ["1 sure"] },
  { text: "Nobody is named here", at: [] },
];
for (const { text, at } of named)
  test(`named: ${text}`, () =>
    assert.deepEqual(
      namedIn(tokensIn(text, fold), people, kinds).map((one) => `${one.at} ${one.how}`),
      at,
    ));

const identifiers: readonly { text: string; kinds: readonly string[] }[] = [
  { text: "NI JG 10 37 59 A", kinds: ["nino"] },
  { text: "call 020 7946 0100 or +44 7700 900123", kinds: ["phone", "phone"] },
  { text: "write to ada@example.net.", kinds: ["email"] },
  { text: "943 476 5919", kinds: ["nhs-number"] },
  { text: "sort code 12-34-56, account 12345678", kinds: ["bank-account", "bank-account"] },
  { text: "card 4111 1111 1111 1111", kinds: ["payment-card"] },
  {
    text: "Files of 2006-2020 were copied on 23/11/2026 at 10:30; 1,204,000 in all, 72 hours, IC-123456-A1B2",
    kinds: [],
  },
  { text: "943 476 5918 has a wrong check digit", kinds: [] },
];
for (const { text, kinds: wanted } of identifiers)
  test(`identifiers in: ${text}`, () =>
    assert.deepEqual(
      identifiersIn(text).map(({ kind }) => kind),
      wanted,
    ));

test("the place of a word is told from 1, wherever in the word one points", () => {
  const text = "One two\n three";
  assert.deepEqual(
    [0, 2, 4, 6, 9, 12].map((at) => wordAt(text, at)),
    [1, 1, 2, 2, 3, 3],
  );
});
