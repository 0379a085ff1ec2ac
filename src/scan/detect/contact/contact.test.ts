import assert from "node:assert/strict";
import { test } from "node:test";
import type { MentionType } from "../../../domain/people/mention.ts";
import { type Case, confidenceOf, mentionsOf, prose, sheet, under, valuesIn } from "../trial.ts";
import { outcodeExists } from "./outcodes.ts";

const tables: Partial<Record<MentionType, readonly Case[]>> = {
  email: [
    {
      name: "in angle brackets",
      text: "Jane <Jane.Okafor@Example.org>",
      values: ["jane.okafor@example.org"],
    },
    {
      name: "before a full stop",
      text: "Write to j.o'brien+x@mail.example.co.uk.",
      values: ["j.o'brien+x@mail.example.co.uk"],
    },
    { name: "without a top-level domain", text: "jane@localhost", values: [] },
    { name: "an embedded picture's id", text: "image001.png@01d2a3b4.5c6d7e8f", values: [] },
    { name: "a handle", text: "follow @council", values: [] },
  ],
  phone: [
    { name: "London", text: "Tel 020 7361 3000", values: ["+442073613000"] },
    {
      name: "with the country code and a bracketed nought",
      text: "+44 (0)20 7361 3000",
      values: ["+442073613000"],
    },
    { name: "a mobile", text: "07911 123 456", values: ["+447911123456"] },
    { name: "a geographic number of ten digits", text: "Tel: (01204) 52341", values: ["+44120452341"] },
    { name: "a drama number", text: "Tel 020 7946 0123, 01632 960123, 07700 900123", values: [] },
    { name: "a pager's range", text: "07600 123456", values: [] },
    { name: "part of a longer number", text: "0791112345678", values: [] },
    { name: "a foreign one with its code", text: "Tel +33 1 44 55 66 77", values: ["+33144556677"] },
    { name: "an American one under a label", text: "Phone: (717) 245-1256", values: [] },
    { name: "dates and times", text: "01/02/2003 11:45 and 2003-01-02", values: [] },
  ],
  postcode: [
    { name: "in an address", text: "12 Stafford Road, London W8 7NX", values: ["W8 7NX"] },
    { name: "alone", text: "SW1A 1AA", values: ["SW1A 1AA"] },
    { name: "unspaced with an address near", text: "12 Stafford Road, w87nx", values: ["W8 7NX"] },
    { name: "unspaced without one", text: "Model W87NX", values: [] },
    { name: "an outcode that does not exist", text: "AB77 4TT, ZZ99 3VZ", values: [] },
    { name: "the specimen", text: "A1 1AA", values: [] },
    { name: "an inward part with letters that are never used", text: "W8 7CK", values: [] },
  ],
  address: [
    {
      name: "on one line",
      text: "She lives at Flat 4, 12 Stafford Road, London W8 7NX now.",
      values: ["Flat 4, 12 Stafford Road, London, W8 7NX"],
    },
    {
      name: "over several lines under a name",
      text: "Mrs J Okafor\nFlat 4\n12 Stafford Road\nLondon\nW8 7NX\n\nDear Mrs Okafor",
      values: ["Flat 4, 12 Stafford Road, London, W8 7NX"],
    },
    {
      name: "house and street alone",
      text: "We called at 14 Latimer Road, London, today",
      values: ["14 Latimer Road, London"],
    },
    {
      name: "a safe contact",
      text: "Write to her c/o Larch House, PO Box 889, London W10 6SZ only",
      values: ["c/o Larch House, PO Box 889, London, W10 6SZ"],
    },
    { name: "a street by itself", text: "Works on Stafford Road", values: [] },
    {
      name: "a named house",
      text: "Rose Cottage\nHigh Street\nLewes\nBN7 2AB",
      values: ["Rose Cottage, High Street, Lewes, BN7 2AB"],
    },
  ],
};

for (const [type, cases] of Object.entries(tables) as [MentionType, readonly Case[]][]) {
  for (const { name, text, values } of cases) {
    test(`${type}: ${name}`, () => assert.deepEqual(valuesIn(text, type), values));
  }
}

const columns: readonly (readonly [MentionType, string, string, string])[] = [
  ["email", "E-mail Addr", "Jane@Example.org", "jane@example.org"],
  ["phone", "Mob", "7911123456", "+447911123456"],
  ["postcode", "PCode", "w87nx", "W8 7NX"],
  ["address", "Addr", "12 Stafford Road\nLondon W8 7NX", "12 Stafford Road, London W8 7NX"],
];
for (const [type, header, text, value] of columns) {
  test(`${type}: in a column headed ${header}`, () => assert.deepEqual(under(header, text, type), [value]));
}

test("an address over several columns is one mention with its postcode, and the postcode one of its own", () => {
  const found = sheet([
    ["Name", "Address 1", "Address 2", "Town", "Postcode"],
    ["Jane Okafor", "Flat 4", "12 Stafford Road", "London", "W8 7NX"],
  ]);
  assert.deepEqual(
    found.filter(({ type }) => type === "address").map(({ value }) => value),
    ["Flat 4, 12 Stafford Road, London, W8 7NX"],
  );
  assert.deepEqual(
    found.filter(({ type }) => type === "postcode").map(({ value }) => value),
    ["W8 7NX"],
  );
});

test("the council's own switchboard and town hall are footers of low confidence", () => {
  const found = mentionsOf([
    prose(
      "Kingsmere Borough Council, Town Hall, 2 Hornton Street, London W8 7NX\nSwitchboard: 020 7361 3000",
    ),
  ]);
  assert.deepEqual(
    [...new Set(found.map(({ stands, confidence }) => `${stands} ${confidence}`))],
    ["footer low"],
  );
});

test("a phone with a cue is high, without one medium", () => {
  assert.equal(confidenceOf("Tel 020 7361 3000", "phone"), "high");
  assert.equal(confidenceOf("020 7361 3000", "phone"), "medium");
});

test("outcodes: those in use, central London's lettered ones, and none besides", () => {
  for (const real of ["W8", "SW1A", "EC1V", "E1W", "M1", "B33", "CR2", "DN55", "W1T", "AB10", "GIR"])
    assert.ok(outcodeExists(real), real);
  for (const unreal of ["W15", "SW21", "AB77", "ZZ1", "E1Z", "Q1", "SW2A"])
    assert.ok(!outcodeExists(unreal), unreal);
});
