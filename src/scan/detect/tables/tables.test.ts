import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "../../../domain/documents/passage.ts";
import { mentionsOf, sheet } from "../trial.ts";
import { meaningOf } from "./meaning.ts";

const headers: readonly (readonly [string, string | null, string?])[] = [
  ["Cust Nm", "name"],
  ["SURNAME", "name", "surname"],
  ["fname", "name", "given"],
  ["dateOfBirth", "date-of-birth"],
  ["D.O.B.", "date-of-birth"],
  ["Srt Cd", "bank-account", "sort-code"],
  ["S/C", "bank-account", "sort-code"],
  ["A/C", "bank-account", "account-number"],
  ["VRM", "vehicle-registration"],
  ["NI No.", "nino"],
  ["Nat Ins No", "nino"],
  ["Tel (home)", "phone"],
  ["Address Line 2", "address", "line"],
  ["Ethnic origin", "ethnicity"],
  ["Rent arrears", "financial"],
  ["Team name", "other"],
  ["File Name", "other"],
  ["Meeting Room", "other"],
  ["Amount", null],
  ["Date", null],
];
for (const [header, type, part] of headers) {
  test(`a column headed "${header}" holds ${type ?? "nothing known"}`, () => {
    const meaning = meaningOf(header);
    assert.equal(meaning?.type ?? null, type);
    if (part) assert.equal(meaning?.part, part);
  });
}

const short = (rows: readonly (readonly string[])[]) =>
  sheet(rows).map(
    ({ type, value, place }) => `${type} ${value} ${"row" in place ? `${place.column}${place.row}` : ""}`,
  );

test("the header may stand under titles and blank rows", () => {
  assert.deepEqual(
    short([
      ["Parking permits 2010", ""],
      ["", ""],
      ["VRM", "Holder name"],
      ["ABC 123D", "Jane Okafor"],
    ]),
    ["vehicle-registration ABC123D A4", "name Jane Okafor B4"],
  );
});

test("a row of groups over the header tells of whom each column is", () => {
  const found = sheet([
    ["Applicant", "", "Partner", ""],
    ["Name", "DOB", "Name", "DOB"],
    ["Jane Okafor", "03/04/1985", "Tom Okafor", "05/06/1984"],
  ]);
  assert.deepEqual(
    found.map(({ label }) => label),
    ["Applicant Name", "Applicant DOB", "Partner Name", "Partner DOB"],
  );
});

test("a header may run over two rows", () => {
  assert.deepEqual(
    short([
      ["Holder", "Sort", "Date of"],
      ["name", "code", "birth"],
      ["Jane Okafor", "089999", "03/04/1985"],
    ]),
    ["name Jane Okafor A3", "date-of-birth 1985-04-03 C3"],
  );
});

test("a column without a header has its type from its values", () => {
  const rows = ["JG103759A", "JG103760A", "JG103761B", "JG103762C"].map((nino, i) => [`Case ${i}`, nino]);
  const found = sheet(rows);
  assert.equal(found.length, 4);
  assert.ok(found.every(({ type, confidence }) => type === "nino" && confidence === "high"));
});

test("free text of a cell is read as prose", () => {
  assert.deepEqual(
    short([
      ["Ref", "Notes"],
      ["7", "Spoke to Jane Okafor, NI JG103759A"],
    ]),
    ["name Jane Okafor B2", "nino JG103759A B2"],
  );
});

test("a second table after a gap has a header of its own", () => {
  const first = [["Name", "Amount"], ...Array.from({ length: 45 }, () => ["Jane Okafor", "12"])];
  const found = short([...first, ["", ""], ["Amount", "NI No"], ["12", "jg103759a"]]);
  assert.equal(found.at(-1), "nino JG103759A B49");
});

test("a database's columns are their own headers, and stand in the place", () => {
  const row: Row = {
    kind: "row", of: "table", table: "tenants", row: 1, hidden: false,
    cells: [{ column: "tenant_nm", text: "OKAFOR JANE" }, { column: "ni_no", text: "JG103759A" }],
  }; // biome-ignore format: one row
  const found = mentionsOf([row]);
  assert.deepEqual(
    found.map(({ place }) => place),
    [
      { table: "tenants", row: 1, column: "tenant_nm" },
      { table: "tenants", row: 1, column: "ni_no" },
    ],
  );
});

test("a record's field that none before it had is its own header all the same", () => {
  const record = (row: number, cells: Record<string, string>): Row => ({
    kind: "row",
    of: "table",
    table: "claims",
    row,
    hidden: false,
    cells: Object.entries(cells).map(([column, text]) => ({ column, text })),
  });
  for (const late of [2, 60]) {
    const rows = Array.from({ length: late }, (_, i) => record(i + 1, { applicant_name: "Jane Okafor" }));
    const found = mentionsOf([
      ...rows,
      record(late + 1, { applicant_name: "Tom Shah", date_of_birth: "03/04/1985" }),
    ]);
    assert.deepEqual(
      found.slice(-1).map(({ type, label, confidence }) => [type, label, confidence]),
      [["date-of-birth", "date_of_birth", "high"]],
    );
  }
});

test("the stored value stands in where the sheet shows it cut", () => {
  const cells = (name: string, card: string, raw?: string) => [
    { column: "A", text: name },
    { column: "B", text: card, ...(raw && { raw }) },
  ];
  const rows: Row[] = [
    { kind: "row", of: "sheet", table: "S", row: 1, hidden: false, cells: cells("Name", "Card number") },
    {
      kind: "row",
      of: "sheet",
      table: "S",
      row: 2,
      hidden: false,
      cells: cells("Jane Okafor", "4.53958E+15", "4539578763621486"),
    },
  ];
  assert.deepEqual(
    mentionsOf(rows)
      .filter(({ type }) => type === "payment-card")
      .map(({ value, written }) => [value, written]),
    [["4539578763621486", "4.53958E+15"]],
  );
});

test("salary, ethnicity and medical notes are mentions by their columns; 'none' is not", () => {
  const found = sheet([
    ["Name", "Ethnicity", "Salary", "Medical notes"],
    ["Jane Okafor", "Black African", "31,250", "Asthma"],
    ["Tom Shah", "Not stated", "", "None"],
  ]);
  assert.deepEqual(
    found.filter(({ type }) => type !== "name").map(({ type, value }) => `${type} ${value}`),
    ["ethnicity black african", "financial salary", "health asthma"],
  );
});
