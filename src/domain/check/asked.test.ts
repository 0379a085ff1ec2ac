import assert from "node:assert/strict";
import { test } from "node:test";
import { readQuestion, type TypedQuestion } from "./asked.ts";

const empty: TypedQuestion = {
  name: "Ada Amberley",
  email: "",
  phone: "",
  line: "",
  postcode: "",
  reference: "",
};

const cases = [
  {
    name: "an email address, in any case",
    typed: { email: " Ada@Example.NET " },
    gives: "email ada@example.net",
  },
  { name: "a mobile as people write it", typed: { phone: "07700 900 982" }, gives: "phone +447700900982" },
  {
    name: "a mobile with country and brackets",
    typed: { phone: "+44 (0)7700-900982" },
    gives: "phone +447700900982",
  },
  {
    name: "a landline, to which no code can be sent",
    typed: { phone: "020 7946 0000" },
    gives: "ask-phone-malformed",
  },
  {
    name: "an address",
    typed: { line: "1 Mere St", postcode: "sw72az" },
    gives: "address 1 Mere St SW7 2AZ",
  },
  { name: "a postcode alone", typed: { postcode: "SW7 2AZ" }, gives: "ask-line-missing" },
  { name: "an address without a postcode", typed: { line: "1 Mere St" }, gives: "ask-postcode-malformed" },
  { name: "half a postcode", typed: { line: "1 Mere St", postcode: "SW7" }, gives: "ask-postcode-malformed" },
  { name: "a letter's reference", typed: { reference: "p 000123" }, gives: "reference 123" },
  { name: "a reference of something else", typed: { reference: "N-123" }, gives: "ask-reference-malformed" },
  { name: "no contact", typed: {}, gives: "ask-contact-missing" },
  { name: "spaces alone", typed: { email: " \u00a0\u200b " }, gives: "ask-contact-missing" },
  { name: "two contacts", typed: { email: "a@b.example", reference: "P-1" }, gives: "ask-contacts-several" },
  { name: "no name", typed: { name: "\u0000 ", email: "a@b.example" }, gives: "ask-name-missing" },
  {
    name: "a name without end",
    typed: { name: "a".repeat(101), email: "a@b.example" },
    gives: "ask-name-too-long",
  },
  { name: "two addresses in one", typed: { email: "a@b.example,c@d.example" }, gives: "ask-email-malformed" },
  {
    name: "a header in an address",
    typed: { email: "a@b.example\r\nBcc: c@d.example" },
    gives: "ask-email-malformed",
  },
];
for (const { name, typed, gives } of cases)
  test(`a question with ${name}`, () => {
    const outcome = readQuestion({ ...empty, ...typed });
    if (!outcome.ok) return assert.equal(outcome.problem.kind, gives);
    const { kind, ...rest } = outcome.value.contact;
    assert.equal([kind, ...Object.values(rest)].join(" "), gives);
  });
