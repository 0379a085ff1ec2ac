import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsProblem, isInStep, progressOf, wordsInStep } from "./in-step.ts";
import type { SubjectKind, Words } from "./subject.ts";

const made = (kind: SubjectKind, source: Words, fields: Words) => ({ kind, source, fields });
const title = { title: "Files were copied", body: "We are sorry." };
const teitl = { title: "Copïwyd ffeiliau", body: "Mae'n ddrwg gennym." };
const statement = made("statement", title, teitl);
const place = made(
  "place",
  { name: "Town Hall", "day-1": "Emergencies only", access: "No steps" },
  { name: "Neuadd y Dref", "day-1": "Argyfwng yn unig", access: "" },
);

const cases = [
  { name: "of the same words, all of it", of: statement, english: title, words: teitl, inStep: true },
  {
    ...{ name: "one word changed, none of what belongs together", of: statement },
    ...{ english: { ...title, body: "We are so sorry." }, words: {}, inStep: false },
  },
  {
    ...{ name: "something was added, none of it", of: statement },
    ...{ english: { ...title, easyRead: "Sorry." }, words: {}, inStep: false },
  },
  {
    ...{ name: "something was taken away, none of it", of: statement },
    ...{ english: { title: title.title }, words: {}, inStep: false },
  },
  {
    ...{ name: "withdrawn since, what was said, and why in English", of: statement },
    ...{ english: { ...title, withdrawn: "It was not so." }, words: teitl, inStep: false },
  },
  {
    ...{ name: "a phrase is found by what it says, wherever it stands now", of: place },
    ...{ english: { name: "Town Hall", "day-1": "Bank holiday", "day-2": "Emergencies only" } },
    ...{ words: { name: "Neuadd y Dref", "day-2": "Argyfwng yn unig" }, inStep: false },
  },
  {
    ...{ name: "what was left in English stays so, and nobody has to look again", of: place },
    ...{ english: { name: "Town Hall", access: "No steps" } },
    ...{ words: { name: "Neuadd y Dref" }, inStep: true },
  },
  {
    ...{ name: "called as something that every object has", of: place },
    ...{ english: { name: "constructor" }, words: {}, inStep: false },
  },
];
for (const { name, of, english, words, inStep } of cases)
  test(`a translation is shown: ${name}`, () => {
    assert.deepEqual(wordsInStep(of, english as Words), words);
    assert.equal(isInStep(of, english as Words), inStep);
  });

test("how far it is: a draft of words that are gone waits for nobody", () => {
  const old = made("statement", { ...title, body: "Before." }, teitl);
  const far = (standing: typeof old | undefined, draft: typeof old | undefined) =>
    progressOf({ standing, draft }, title);
  assert.deepEqual(
    [
      far(undefined, undefined),
      far(undefined, old),
      far(old, undefined),
      far(old, statement),
      far(statement, old),
    ],
    ["missing", "behind", "behind", "waiting", "done"],
  );
});

test("what belongs together is translated together, and nothing is much longer than the English", () => {
  assert.deepEqual(fieldsProblem("statement", title, { title: "Copïwyd" }), {
    ...{ kind: "translation-field-missing", field: "body" },
  });
  assert.deepEqual(fieldsProblem("statement", title, { ...teitl, title: "x".repeat(101) }), {
    ...{ kind: "translation-field-too-long", field: "title" },
  });
  assert.equal(fieldsProblem("statement", title, { ...teitl, title: "x".repeat(100) }), null);
  assert.deepEqual(fieldsProblem("place", place.source, {}), { kind: "translation-empty", field: "name" });
  assert.equal(fieldsProblem("place", place.source, { "day-1": "Argyfwng yn unig" }), null);
});
