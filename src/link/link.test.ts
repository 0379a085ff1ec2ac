import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DocumentFindings } from "../domain/documents/document.ts";
import { link } from "./link.ts";
import { type Cell, prose, stream, table, type Word } from "./testing/findings.ts";

async function people(...documents: readonly DocumentFindings[]) {
  const outcome = await link(stream(documents));
  assert.ok(outcome.ok);
  return outcome.value;
}

const name = (value: string): Cell => ["Name", "name", value];
const born = (value: string): Cell => ["DOB", "date-of-birth", value];
const nino = (value: string): Cell => ["NI", "nino", value];
const home = (value: string, postcode: string): readonly Cell[] => [
  ["Address", "address", value],
  ["Postcode", "postcode", postcode],
];

test("namesakes at two homes whose birth date stands for one unknown are never taken for one without a look", async () => {
  const stock = [name("Mohammed Khan"), born("1980-01-01")];
  const { people: found } = await people(
    table("a.csv", [[...stock, ...home("12 Fernhill Road", "W8 7NX")]]),
    table("b.csv", [[...stock, ...home("90 Percy Street", "W14 9PS")]]),
  );
  assert.ok(found.length === 2 || found.every(({ ambiguous }) => ambiguous));
});

const cases: readonly { name: string; a: readonly Cell[]; b: readonly Cell[]; people: number }[] = [
  {
    name: "one NI number is one person",
    a: [name("Chidi Okafor"), nino("JG103759A")],
    b: [name("Mr C Okafor"), nino("JG103759A")],
    people: 1,
  },
  {
    name: "an NI number does not join two given names",
    a: [name("Anna Bell"), nino("JG103759A")],
    b: [name("Peter Bell"), nino("JG103759A")],
    people: 2,
  },
  {
    name: "name and birth date are one person",
    a: [name("Bill Marsh"), born("1950-02-03")],
    b: [name("MARSH, William"), born("1950-02-03")],
    people: 1,
  },
  {
    name: "names one letter apart with one birth date, at two homes, are two people",
    a: [name("Jane Carter"), born("1971-05-03"), ...home("12 Fernhill Road", "W8 7NX")],
    b: [name("Jane Carver"), born("1971-05-03"), ...home("90 Percy Street", "W14 9PS")],
    people: 2,
  },
  {
    name: "names one letter apart with one birth date, in one home, are one person misspelt",
    a: [name("Jane Carter"), born("1971-05-03"), ...home("12 Fernhill Road", "W8 7NX")],
    b: [name("Jane Carver"), born("1971-05-03"), ...home("12 Fernhill Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "two NI numbers one character apart are two people",
    a: [name("Jane Carter"), born("1971-05-03"), nino("JG103759A"), ...home("12 Fernhill Road", "W8 7NX")],
    b: [name("Jane Carter"), born("1971-05-03"), nino("JG103758A"), ...home("90 Percy Street", "W6 9PS")],
    people: 2,
  },
  {
    name: "an NI number with a slip is one person's where the home agrees too",
    a: [name("Jane Carter"), born("1971-05-03"), nino("JG103759A"), ...home("12 Fernhill Road", "W8 7NX")],
    b: [name("Jane Carter"), born("1971-05-03"), nino("JG103758A"), ...home("12 Fernhill Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "a letter left out of a short surname at the same door",
    a: [name("John Baker"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("John Bakr"), ...home("1 Elm Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "one letter for another in a short surname is another surname",
    a: [name("John Shaw"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("John Shah"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "Bob's initial is R",
    a: [name("Bob Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Mr R J Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "twins share a birth date and not a given name",
    a: [name("Amy Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Ruth Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "father and son of one name are parted by birth date",
    a: [name("John Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("John Marsh"), born("1980-06-01"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "an address alone never merges",
    a: [name("Amy Marsh"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Ola Tennant"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
  {
    name: "a shared e-mail address alone never merges",
    a: [name("Amy Marsh"), ["Email", "email", "marsh@gmail.com"]],
    b: [name("Rob Marsh"), ["Email", "email", "marsh@gmail.com"]],
    people: 2,
  },
  {
    name: "day and month swapped is a slip where the address agrees",
    a: [name("Amy Marsh"), born("1950-02-03"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Amy Marsh"), born("1950-03-02"), ...home("1 Elm Road", "W8 7NX")],
    people: 1,
  },
  {
    name: "two valid NI numbers are two people",
    a: [name("Amy Marsh"), nino("JG103759A"), ...home("1 Elm Road", "W8 7NX")],
    b: [name("Amy Marsh"), nino("AB998877C"), ...home("1 Elm Road", "W8 7NX")],
    people: 2,
  },
];
for (const { name: title, a, b, people: expected } of cases)
  test(`linking: ${title}`, async () => {
    const linked = await people(table("a.xlsx", [a]), table("b.xlsx", [b]));
    assert.equal(linked.people.length, expected);
  });

test("linking: a father and son of one name at one address: the record without a birth date goes to neither", async () => {
  const at = home("1 Elm Road", "W8 7NX");
  const linked = await people(
    table("a.xlsx", [[name("John Marsh"), born("1950-02-03"), ...at]]),
    table("b.xlsx", [[name("John Marsh"), born("1980-06-01"), ...at]]),
    table("c.xlsx", [[name("John Marsh"), ["Sort", "bank-account", "123456-12345678"], ...at]]),
  );
  assert.equal(linked.people.length, 3);
  assert.equal(linked.people.filter(({ ambiguous }) => ambiguous).length, 1);
});

test("linking: an initial at an address fits one, or two and then neither", async () => {
  const at = home("1 Elm Road", "W8 7NX");
  const one = [
    table("a.xlsx", [[name("Jane Marsh"), born("1950-02-03"), ...at]]),
    table("b.xlsx", [[name("J Marsh"), ...at]]),
  ];
  assert.equal((await people(...one)).people.length, 1);
  const two = [...one, table("c.xlsx", [[name("John Marsh"), born("1949-02-03"), ...at]])];
  assert.equal((await people(...two)).people.length, 3);
});

test("linking: a number that stands with everybody says nothing about anybody", async () => {
  const callers = [
    "Amy Bell",
    "Bob Carr",
    "Cat Dunn",
    "Dan Eaves",
    "Eve Frost",
    "Fay Gunn",
    "Gus Hall",
    "Hal Ives",
    "Ida Judd",
    "Ivo Judd",
  ];
  const linked = await people(
    table(
      "a.xlsx",
      callers.map((caller) => [name(caller), ["Tel", "phone", "+442073613000"]]),
    ),
    table("b.xlsx", [[name("I Judd"), ["Tel", "phone", "+442073613000"]]]),
  );
  assert.equal(linked.people.length, 11);
});

test("linking: an officer who signs is staff, the resident who is written to is not", async () => {
  const linked = await people(
    prose("letter.docx", [
      { type: "name", value: "C Okafor", block: 0 },
      { type: "address", value: "1 Elm Road, W8 7NX", block: 0 },
      { type: "name", value: "Okafor", block: 1 },
      { type: "council-tax-reference", value: "85835483", block: 2 },
      { type: "name", value: "Joan Price", block: 3, stands: "signature" },
      { type: "phone", value: "+442073613001", block: 3, stands: "signature" },
    ]),
  );
  assert.deepEqual(
    linked.people.map(({ names, role }) => [names[0], role]),
    [
      ["C Okafor", "subject"],
      ["Joan Price", "staff"],
    ],
  );
  assert.deepEqual(linked.people[0]!.identifiers, { "council-tax-reference": ["85835483"] });
});

test("linking: a judgement comes before every rule", async () => {
  const documents = [
    table("a.xlsx", [[name("Amy Marsh"), nino("JG103759A")]]),
    table("b.xlsx", [[name("Amy Marsh"), nino("JG103759A")]]),
  ];
  const refs = { left: { path: "a.xlsx", ordinal: 0 }, right: { path: "b.xlsx", ordinal: 0 } };
  const judged = [
    table("c.xlsx", [[name("Amy Bell"), born("1950-02-03")]]),
    table("d.xlsx", [[name("Zoe Carr"), born("1970-02-03")]]),
  ];
  const same = await link(stream(judged), {
    judgements: [
      { verdict: "same", left: { path: "c.xlsx", ordinal: 0 }, right: { path: "d.xlsx", ordinal: 0 } },
    ],
  });
  assert.equal(same.ok && same.value.people.length, 1);
  // Records that say exactly the same are compared as one; only a difference between them lets them be parted.
  documents[1] = table("b.xlsx", [[name("Amy Marsh"), nino("JG103759A"), born("1950-02-03")]]);
  const apart = await link(stream(documents), { judgements: [{ verdict: "different", ...refs }] });
  assert.equal(apart.ok && apart.value.people.length, 2);
});

test("linking: assignments stand parallel to the mentions, and what is nobody's has no person", async () => {
  const document = table("a.xlsx", [[name("Amy Marsh"), nino("JG103759A")], [["Ref", "postcode", "W8 7NX"]]]);
  const linked = await people(document);
  assert.deepEqual(
    linked.assignmentOf("a.xlsx").map(({ person }) => person),
    ["p1", "p1", null],
  );
  assert.equal(linked.unattributed, 1);
});

const given = fc.constantFrom("Amy", "John", "Jane", "J", "Ruth");
const surname = fc.constantFrom("Marsh", "Okafor", "Marsch");
const cell = fc.oneof(
  fc.constantFrom("1950-02-03", "1950-03-02", "1980-06-01").map(born),
  fc.constantFrom("JG103759A", "AB998877C").map(nino),
  fc.constantFrom<Cell>(["Email", "email", "a@gmail.com"], ["Tel", "phone", "+447700123456"]),
  fc.constantFrom<Cell>(
    ["Address", "address", "1 Elm Road, W8 7NX"],
    ["Address", "address", "2 Elm Road, W8 7NX"],
  ),
);
const bundle = fc.tuple(
  given,
  surname,
  fc.uniqueArray(cell, { minLength: 1, maxLength: 3, selector: ([, type]) => type }),
);

test("linking: the order in which documents come does not matter", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(bundle, { minLength: 2, maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      async (rows, keys) => {
        const documents = rows.map(([first, last, cells], at) =>
          table(`${at}.xlsx`, [[name(`${first} ${last}`), ...cells]]),
        );
        const shuffled = documents
          .map((document, at) => ({ document, key: keys[at]! }))
          .sort((a, b) => a.key - b.key);
        const straight = await people(...documents);
        const turned = await people(...shuffled.map(({ document }) => document));
        assert.deepEqual(turned.people, straight.people);
      },
    ),
    { numRuns: 25 },
  );
});

test("linking: no person ends with two given names in conflict, whatever the records say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bundle, { minLength: 2, maxLength: 10 }), async (rows) => {
      const { people: found } = await people(
        ...rows.map(([first, last, cells], at) =>
          table(`${at}.xlsx`, [[name(`${first} ${last}`), ...cells]]),
        ),
      );
      for (const { names } of found) {
        const firsts = new Set(names.map((one) => one.split(" ")[0]!).filter((one) => one.length > 1));
        assert.ok(firsts.size <= 1, [...firsts].join());
      }
    }),
    { numRuns: 25 },
  );
});

const flagCases: readonly {
  readonly name: string;
  readonly note: readonly Word[];
  readonly row: readonly Cell[];
  readonly flags: readonly string[];
}[] = [
  {
    name: "a record of the same name that nothing else could join",
    note: [
      { type: "name", value: "Grace Sowerby", flags: ["at-risk"] },
      { type: "date-of-birth", value: "1948-03-28" },
    ],
    row: [name("Grace Hazel Sowerby"), ["Email", "email", "gs@example.com"]],
    flags: ["at-risk"],
  },
  {
    name: "not a namesake of another birth date",
    note: [
      { type: "name", value: "Grace Sowerby", flags: ["at-risk"] },
      { type: "date-of-birth", value: "1948-03-28" },
    ],
    row: [name("Grace Sowerby"), born("1991-11-02")],
    flags: [],
  },
  {
    name: "a child named beside its mother, who lives at her door",
    note: [
      { type: "name", value: "Grace Sowerby", flags: ["at-risk"] },
      { type: "address", value: "1 Elm Road, W8 7NX" },
      { type: "name", value: "Tom Sowerby", sentence: 2, flags: ["at-risk"] },
    ],
    row: [name("Tom Sowerby"), born("2012-11-02"), ...home("1 Elm Road", "W8 7NX")],
    flags: ["at-risk"],
  },
  {
    name: "a slip of the same given name at the same door",
    note: [
      { type: "name", value: "Grace Eze", flags: ["at-risk"] },
      { type: "address", value: "1 Elm Road, W8 7NX" },
    ],
    row: [name("Grace Ee"), ...home("1 Elm Road", "W8 7NX")],
    flags: ["at-risk"],
  },
  {
    name: "not the others of the household",
    note: [
      { type: "name", value: "Grace Eze", flags: ["at-risk"] },
      { type: "address", value: "1 Elm Road, W8 7NX" },
    ],
    row: [name("Peter Marsh"), ...home("1 Elm Road", "W8 7NX")],
    flags: [],
  },
  {
    name: "everybody at a door that is said to be hidden, and nobody's",
    note: [{ type: "address", value: "1 Elm Road, W8 7NX", flags: ["at-risk"] }],
    row: [name("Peter Marsh"), ...home("1 Elm Road", "W8 7NX")],
    flags: ["at-risk"],
  },
];
for (const { name: what, note, row, flags } of flagCases) {
  test(`at risk: ${what}`, async () => {
    const { assignmentOf, people: found } = await people(prose("note.txt", note), table("list.xlsx", [row]));
    const [first] = assignmentOf("list.xlsx");
    assert.deepEqual(found.find(({ person }) => person === first?.person)?.flags, flags);
  });
}
