import assert from "node:assert/strict";
import { test } from "node:test";
import { type Case, mentionsOf, sheet, under, valuesIn } from "../trial.ts";
import { marks } from "./lists/fold.ts";
import { marksOf } from "./lists/gazetteer.ts";
import { naturalCase, normalName } from "./normal.ts";

const cases: readonly Case[] = [
  { name: "given name and surname", text: "We met Jane Smith today.", values: ["Jane Smith"] },
  { name: "a title", text: "Mrs Okonkwo-Brzezinski rang.", values: ["Okonkwo-Brzezinski"] },
  { name: "a title and initials", text: "Signed: Ms C T Clark-Singh", values: ["C T Clark-Singh"] },
  { name: "a couple", text: "Mr and Mrs Jones wrote", values: ["Jones"] },
  { name: "surname first in capitals", text: "OKAFOR, Chidi", values: ["Chidi Okafor"] },
  { name: "initial and surname", text: "Seen by J. Okafor on Monday", values: ["J Okafor"] },
  { name: "a Welsh patronymic", text: "Rhys ap Gwilym called", values: ["Rhys ap Gwilym"] },
  {
    name: "an Irish one",
    text: "Sinéad O'Brien and Declan McGrath",
    values: ["Sinéad O'Brien", "Declan McGrath"],
  },
  { name: "a Dutch one", text: "Jan van der Berg moved", values: ["Jan van der Berg"] },
  { name: "Yoruba", text: "Olumide Adeyemi moved", values: ["Olumide Adeyemi"] },
  { name: "Arabic", text: "Tarek al-Rashid moved", values: ["Tarek al-Rashid"] },
  { name: "Polish with accents", text: "Krzysztof Wiśniewski moved", values: ["Krzysztof Wiśniewski"] },
  { name: "in capitals", text: "tenant is JOHN MCDONALD since May", values: ["John McDonald"] },
  { name: "possessive", text: "Jane Smith's son", values: ["Jane Smith"] },
  { name: "after Dear", text: "\nDear Mrs Jones,\n", values: ["Jones"] },
  {
    name: "under a sign-off",
    text: "Kind regards,\n\nFunmi Adewale\nHousing Officer",
    values: ["Funmi Adewale"],
  },
  { name: "a place", text: "in Preston and Lincoln, near Stafford Road and Victoria Park", values: [] },
  { name: "a firm", text: "John Lewis Ltd and Thomas Hardye School", values: [] },
  {
    name: "months, jobs and headings",
    text: "April May Housing Officer, Head Of Service\nTERMS AND CONDITIONS",
    values: [],
  },
  { name: "two capitalised words on no list", text: "The Green Deal and Annual Report", values: [] },
  { name: "a saint's church", text: "St John Smith Square", values: [] },
  { name: "an address", text: "at 12 Grace Hill, London", values: [] },
];
for (const { name, text, values } of cases) {
  test(`names: ${name}`, () => assert.deepEqual(valuesIn(text, "name"), values));
}

test("names: in a column any order and case gives the normal form", () => {
  assert.deepEqual(under("Cust Nm", "Mr J SMITH", "name"), ["Jane Okafor", "J Smith"]);
  assert.deepEqual(under("Tenant 2", "O'BRIEN, SEAN", "name"), ["Jane Okafor", "Sean O'Brien"]);
  assert.deepEqual(under("Contact Name", "N/A", "name"), ["Jane Okafor"]);
  assert.deepEqual(under("Payee", "Acme Ltd", "name"), ["Jane Okafor"]);
});

test("names: forename and surname of two columns are one name for each person of the row", () => {
  const found = sheet([
    ["Applicant Forename", "Applicant Surname", "Partner Forename", "Partner Surname"],
    ["JANE", "OKAFOR", "Tom", "Ní Bhriain"],
  ]).filter(({ type }) => type === "name");
  assert.deepEqual(
    found.map(({ value, label }) => `${value} | ${label}`),
    ["Jane Okafor | Applicant Surname", "Tom Ní Bhriain | Partner Surname"],
  );
});

test("names: senders and recipients of a header", () => {
  const text =
    "From: Jane Smith <jane@example.org>\nTo: Okafor, Chidi <c@example.org>; Housing Team <h@example.org>\nSubject: x";
  const found = mentionsOf([
    { kind: "prose", role: "header", text, marks: [{ start: 0, place: { part: "headers" } }] },
  ]);
  assert.deepEqual(
    found.filter(({ type }) => type === "name").map(({ value, stands }) => [value, stands]),
    [
      ["Jane Smith", "header"],
      ["Chidi Okafor", "header"],
    ],
  );
});

test("natural case of capitals", () => {
  assert.deepEqual(["O'BRIEN-JONES", "MCDONALD", "macey", "van", "DeSouza"].map(naturalCase), [
    "O'Brien-Jones",
    "McDonald",
    "Macey",
    "van",
    "DeSouza",
  ]);
  assert.equal(normalName("SMITH,  Jane Mary"), "Jane Mary Smith");
});

test("the gazetteer folds accents, knows ordinary words and places", () => {
  assert.ok(marksOf("Łukasz") & marks.given);
  assert.ok(marksOf("Nguyễn") & marks.surname);
  assert.ok(marksOf("Grant") & marks.ordinary);
  assert.ok(marksOf("Preston") & marks.place);
  assert.equal(marksOf("Qwrtzp"), 0);
});
