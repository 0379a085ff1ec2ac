import assert from "node:assert/strict";
import { test } from "node:test";
import type { MentionType } from "../../domain/people/mention.ts";
import { type Cell, prose, table, type Word } from "../testing/findings.ts";
import { bundleDocument } from "./bundle-document.ts";

const isOwn = (email: string): boolean => email.endsWith("@council.example");

/** Values grouped as they were bundled, `-` for those that stand with nobody. */
function groups(document: ReturnType<typeof table>): Readonly<Record<string, readonly string[]>> {
  const { bundleOf, bundles } = bundleDocument(document, isOwn);
  const found: Record<string, string[]> = {};
  document.mentions.forEach(({ value }, at) => {
    const ordinal = bundleOf[at]!;
    const key = ordinal < 0 ? "-" : `${ordinal} ${bundles[ordinal]!.role}`;
    found[key] = [...(found[key] ?? []), value];
  });
  return found;
}

const rows: readonly {
  name: string;
  row: readonly Cell[];
  bundles: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    name: "two tenants, parted by the number behind the label; a second phone is nobody else's",
    row: [
      ["Tenant 1", "name", "C Okafor"],
      ["DOB 1", "date-of-birth", "1960-05-04"],
      ["Tenant 2", "name", "A Okafor"],
      ["DOB 2", "date-of-birth", "1962-01-01"],
      ["Tel 2", "phone", "+447700123456"],
    ],
    bundles: {
      "0 subject": ["C Okafor", "1960-05-04", "+447700123456"],
      "1 subject": ["A Okafor", "1962-01-01"],
    },
  },
  {
    name: "an applicant and a partner",
    row: [
      ["Applicant", "name", "C Okafor"],
      ["NI No", "nino", "JG103759A"],
      ["Partner", "name", "A Bell"],
      ["Partner NI", "nino", "AB998877C"],
    ],
    bundles: { "0 subject": ["C Okafor", "JG103759A"], "1 subject": ["A Bell", "AB998877C"] },
  },
  {
    name: "a pupil, whose plain columns are the pupil's, and a parent",
    row: [
      ["UPN", "upn", "A123"],
      ["Pupil", "name", "Ada Bell"],
      ["DOB", "date-of-birth", "2010-01-01"],
      ["Parent/carer", "name", "Eve Bell"],
    ],
    bundles: { "0 subject": ["A123", "Ada Bell", "2010-01-01"], "1 subject": ["Eve Bell"] },
  },
  {
    name: "a case officer is staff and has nothing of the record",
    row: [
      ["Client", "name", "Ada Bell"],
      ["Case officer", "name", "Joan Price"],
      ["DOB", "date-of-birth", "1980-01-01"],
    ],
    bundles: { "0 subject": ["Ada Bell", "1980-01-01"], "1 staff": ["Joan Price"] },
  },
  {
    name: "an employee list holds the body's own staff, and their kin who are not",
    row: [
      ["Employee", "name", "Joan Price"],
      ["Salary", "financial", "salary"],
      ["Next of kin", "name", "Max Price"],
      ["NOK tel", "phone", "+447700123456"],
    ],
    bundles: { "0 staff": ["Joan Price", "salary"], "1 subject": ["Max Price", "+447700123456"] },
  },
  {
    name: "somebody else named in the notes takes what follows there",
    row: [
      ["Name", "name", "Ada Bell"],
      ["NI", "nino", "JG103759A"],
      ["Notes", "name", "Max Price"],
      ["Notes", "phone", "+447700123456"],
    ],
    bundles: { "0 subject": ["Ada Bell", "JG103759A"], "1 subject": ["Max Price", "+447700123456"] },
  },
];
for (const { name, row, bundles } of rows)
  test(`row: ${name}`, () => assert.deepEqual(groups(table("a.xlsx", [row])), bundles));

test("row: forename and surname in two columns are one name", () => {
  const { bundles } = bundleDocument(
    table("a.xlsx", [
      [
        ["Forename", "name", "Ada"],
        ["Surname", "name", "Bell"],
        ["DOB", "date-of-birth", "1980-01-01"],
      ],
    ]),
    isOwn,
  );
  assert.deepEqual(
    bundles[0]!.names.map(({ givens, surname }) => [givens, surname]),
    [[["ada"], "bell"]],
  );
});

test("row: the columns of an address belong together in any order", () => {
  const { bundles } = bundleDocument(
    table("a.xlsx", [
      [
        ["Name", "name", "Ada Bell"],
        ["PCode", "postcode", "W8 7NX"],
        ["Add1", "address", "1 Elm Road"],
      ],
    ]),
    isOwn,
  );
  assert.deepEqual(
    bundles[0]!.addresses.map(({ lines, postcode }) => [lines, postcode]),
    [[["1 Elm Road"], "W8 7NX"]],
  );
});

const word = (type: MentionType, value: string, more: Partial<Word> = {}): Word => ({ type, value, ...more });
const texts: readonly {
  name: string;
  words: readonly Word[];
  bundles: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    name: "two people in one sentence: a value is the nearest name's before it",
    words: [
      word("name", "Ada Bell"),
      word("phone", "+447700123456"),
      word("name", "Max Price"),
      word("nino", "JG103759A"),
    ],
    bundles: { "0 unsaid": ["Ada Bell", "+447700123456"], "1 subject": ["Max Price", "JG103759A"] },
  },
  {
    name: "after a sentence about two, a value without a name is nobody's",
    words: [
      word("name", "Ada Bell", { sentence: 0 }),
      word("name", "Max Price", { sentence: 0 }),
      word("phone", "+447700123456", { sentence: 1 }),
    ],
    bundles: { "0 unsaid": ["Ada Bell"], "1 unsaid": ["Max Price"], "-": ["+447700123456"] },
  },
  {
    name: "two birth dates after two names are theirs in order",
    words: [
      word("name", "Ada Bell", { sentence: 0 }),
      word("name", "Max Price", { sentence: 0 }),
      word("date-of-birth", "1960-01-01", { sentence: 1 }),
      word("date-of-birth", "1970-01-01", { sentence: 1 }),
    ],
    bundles: { "0 subject": ["Ada Bell", "1960-01-01"], "1 subject": ["Max Price", "1970-01-01"] },
  },
  {
    name: "a form's partner has their own values",
    words: [
      word("name", "Ada Bell", { label: "Full name" }),
      word("nino", "JG103759A", { label: "NI number" }),
      word("name", "Max Bell", { label: "Partner's name" }),
      word("nino", "AB998877C", { label: "Partner's NI number" }),
    ],
    bundles: { "0 subject": ["Ada Bell", "JG103759A"], "1 subject": ["Max Bell", "AB998877C"] },
  },
  {
    name: "behind the partner's paragraph a form goes on about its own person",
    words: [
      word("name", "Ada Bell", { label: "Full name" }),
      word("name", "Max Bell", { label: "Partner's name", block: 1 }),
      word("bank-account", "089465-86492425", { label: "Account number", block: 2 }),
      word("phone", "+447169401662", { label: "Telephone", block: 3 }),
    ],
    bundles: {
      "0 subject": ["Ada Bell", "089465-86492425"],
      "1 unsaid": ["Max Bell"],
      "-": ["+447169401662"],
    },
  },
  {
    name: "an e-mail address in a form that spells somebody else is nobody's",
    words: [
      word("name", "Ada Bell", { label: "Full name" }),
      word("email", "maxprice12@mail.example", { label: "E-mail" }),
      word("name", "Max Price", { label: "Partner's name", block: 1 }),
    ],
    bundles: { "0 unsaid": ["Ada Bell"], "1 unsaid": ["Max Price"], "-": ["maxprice12@mail.example"] },
  },
  {
    name: "colleagues write about somebody: a paragraph without a name is nobody's",
    words: [
      word("name", "Joan Price", { stands: "header" }),
      word("email", "joan.price@council.example", { stands: "header" }),
      word("name", "Ada Bell", { block: 1 }),
      word("nino", "JG103759A", { block: 2 }),
    ],
    bundles: {
      "0 staff": ["Joan Price", "joan.price@council.example"],
      "1 unsaid": ["Ada Bell"],
      "-": ["JG103759A"],
    },
  },
  {
    name: "a resident writes: what no name claims is the sender's",
    words: [
      word("name", "Ada Bell", { stands: "header" }),
      word("email", "ada.bell@mail.example", { stands: "header" }),
      word("vehicle-registration", "EV06PND", { block: 1 }),
    ],
    bundles: { "0 subject": ["Ada Bell", "ada.bell@mail.example", "EV06PND"] },
  },
  {
    name: "a footer is nobody's",
    words: [
      word("name", "Ada Bell"),
      word("nino", "JG103759A"),
      word("phone", "+442073613000", { stands: "footer" }),
    ],
    bundles: { "0 subject": ["Ada Bell", "JG103759A"], "-": ["+442073613000"] },
  },
];
for (const { name, words, bundles } of texts)
  test(`prose: ${name}`, () => assert.deepEqual(groups(prose("a.txt", words)), bundles));
