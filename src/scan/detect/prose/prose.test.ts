import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionsOf, prose, sheet, valuesIn } from "../trial.ts";

test("a form's labels are the mentions' labels", () => {
  const found = mentionsOf([prose("Name: Jane Okafor\nDate of birth: 03/04/1985\nNI No  JG 10 37 59 A")]);
  assert.deepEqual(
    found.map(({ type, label }) => `${type} | ${label}`),
    ["name | Name", "date-of-birth | Date of birth", "nino | NI No"],
  );
});

test("two fields may share a line", () => {
  const found = mentionsOf([prose("Tenant: Rhys ap Gwilym   DOB: 03/04/1985")]);
  assert.deepEqual(
    found.map(({ value }) => value),
    ["Rhys ap Gwilym", "1985-04-03"],
  );
});

test("blank lines part the paragraphs", () => {
  const found = mentionsOf([
    prose("Jane Okafor called.\n\nTom Shah wrote.\nAnna Kowalska too.\n\n\nRhys Evans left."),
  ]);
  assert.deepEqual(
    found.map(({ value, block }) => `${block} ${value}`),
    ["0 Jane Okafor", "1 Tom Shah", "1 Anna Kowalska", "2 Rhys Evans"],
  );
});

test("the place is that of the last mark before", () => {
  const text = "Jane Okafor\nTom Shah";
  const marks = [
    { start: 0, place: { line: 7 } },
    { start: 12, place: { line: 8 } },
  ];
  const found = mentionsOf([{ kind: "prose", role: "body", text, marks }]);
  assert.deepEqual(
    found.map(({ place }) => place),
    [{ line: 7 }, { line: 8 }],
  );
});

test("what follows a sign-off is a signature", () => {
  const found = mentionsOf([prose("Jane Okafor is ill.\n\nKind regards\nTom Shah\nTel 020 7361 3000")]);
  assert.deepEqual(
    found.filter(({ type }) => type !== "health").map(({ value, stands }) => `${value} ${stands}`),
    ["Jane Okafor prose", "Tom Shah signature", "+442073613000 signature"],
  );
});

test("words that make harm count only where they are about somebody", () => {
  assert.deepEqual(valuesIn("Jane Okafor has asthma and is in arrears.", "health"), ["asthma"]);
  assert.deepEqual(valuesIn("Jane Okafor has asthma and is in arrears.", "financial"), ["arrears"]);
  assert.deepEqual(
    valuesIn("Our policy on asthma, arrears and safeguarding applies to all staff.", "health"),
    [],
  );
  assert.deepEqual(valuesIn("Dear Mrs Okafor\n\nYour diabetes is noted.", "health"), ["diabetes"]);
});

const flags: readonly (readonly [string, string, string])[] = [
  ["a refuge", "Jane Okafor now lives in a refuge.", "at-risk"],
  ["an address that must not be disclosed", "Jane Okafor: do not disclose her address.", "at-risk"],
  ["an assault at home", "Jane Okafor moved here in secret after being assaulted by her partner.", "at-risk"],
  ["opened post", "Jane Okafor's estranged husband lives there still and opens her post.", "at-risk"],
  ["probate", "Probate has been granted for Jane Okafor.", "deceased"],
  ["death", "Jane Okafor passed away in May.", "deceased"],
  ["no fixed abode", "Jane Okafor, NFA, attended.", "no-fixed-abode"],
  ["an age below eighteen", "Jane Okafor, aged 7, attends.", "child"],
  ["a birth date below eighteen in a dated document", "12 May 2010. Jane Okafor, born 03/04/2001.", "child"],
];
for (const [name, text, flag] of flags) {
  test(`flags: ${name}`, () =>
    assert.equal(mentionsOf([prose(text)]).find(({ type }) => type === "name")?.flags?.[0], flag));
}

test("flags: a grown-up's birth date and no further action raise none", () => {
  const found = mentionsOf([prose("12 May 2010. Jane Okafor, born 03/04/1971. nfa required.")]);
  assert.deepEqual(
    found.filter((mention) => mention.flags !== undefined),
    [],
  );
});

test("flags: in a row the child is the one with the same words in the header", () => {
  const found = sheet([
    ["Parent Name", "Parent DOB", "Child 1 Name", "Child 1 DOB"],
    ["Jane Okafor", "03/04/1980", "Tom Okafor", "05/06/2012"],
  ]);
  assert.deepEqual(
    found.filter(({ flags }) => flags?.includes("child")).map(({ value }) => value),
    ["Tom Okafor"],
  );
});

test("organisations' numbers are not taken for people's", () => {
  assert.deepEqual(mentionsOf([prose("VAT reg no 401 023 2137. Company number 07911 123456")]), []);
});

test("the years of a document leave birth dates out", async () => {
  const { startDetection } = await import("../detect.ts");
  const detection = startDetection({ path: "a" });
  detection.take(prose("Jane Okafor, DOB 03/04/1985, wrote on 4 May 2011 and 2012-06-30."));
  const { earliest, latest } = detection.finish();
  assert.deepEqual([earliest, latest], ["2011-05-04", "2012-06-30"]);
});

test("100 KB of prose take well under a second of work even where nothing matches", () => {
  const hostile = ["a@", "1 ", "A b ", "12-", "Name: ", "Aa, ", "\n", "Flat 1 ", "Mr ", "Dear ", "LONDON"];
  for (const piece of hostile) {
    const started = process.cpuUsage();
    mentionsOf([prose(piece.repeat(100_000 / piece.length))]);
    assert.ok(process.cpuUsage(started).user < 1_500_000, JSON.stringify(piece));
  }
});

test("a faith of two capitalised words is no name", () => {
  assert.deepEqual(valuesIn("Jane Okafor is a Roman Catholic.", "religion"), ["roman catholic"]);
});
