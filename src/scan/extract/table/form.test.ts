import assert from "node:assert/strict";
import test from "node:test";
import { formLines } from "./form.ts";

const cases: readonly {
  name: string;
  rows: readonly (readonly string[])[];
  lines: readonly string[][] | null;
}[] = [
  {
    name: "labels and values",
    rows: [
      ["Name", "Ada"],
      ["DOB", "3/2/1980"],
    ],
    lines: [["Name: Ada", "DOB: 3/2/1980"]],
  },
  {
    name: "two pairs to a line",
    rows: [
      ["Surname", "Okafor", "Forename", "Ada"],
      ["Postcode", "W8 7NX", "Telephone", "020 7946 0123"],
    ],
    lines: [["Surname: Okafor", "Forename: Ada", "Postcode: W8 7NX", "Telephone: 020 7946 0123"]],
  },
  {
    name: "a second pair in some lines only",
    rows: [
      ["Name", "Ada Okafor"],
      ["DOB", "3/2/1980", "NI number", "none"],
      ["Address", "1 High St"],
    ],
    lines: [["Name: Ada Okafor", "DOB: 3/2/1980", "NI number: none", "Address: 1 High St"]],
  },
  {
    name: "a column for each person",
    rows: [
      ["Name", "Ada", "Ben"],
      ["Date of birth", "1980", "1979"],
      ["Occupation", "nurse", "cook"],
    ],
    lines: [
      ["Name: Ada", "Date of birth: 1980", "Occupation: nurse"],
      ["Name: Ben", "Date of birth: 1979", "Occupation: cook"],
    ],
  },
  { name: "one cell to a row", rows: [["Dear Ada"], ["Yours"]], lines: [["Dear Ada", "Yours"]] },
  {
    name: "an empty value",
    rows: [["Name", "Ada"], ["Email"], ["Phone", "x"]],
    lines: [["Name: Ada", "Email:", "Phone: x"]],
  },
  {
    name: "a list with a header is no form",
    rows: [
      ["Name", "Phone"],
      ["Ada", "1"],
      ["Ben", "2"],
    ],
    lines: null,
  },
  {
    name: "a list of many columns is no form",
    rows: [
      ["Name", "Born", "Town"],
      ["Ada", "1980", "Acton"],
      ["Ben", "1979", "Fulham"],
    ],
    lines: null,
  },
];
for (const { name, rows, lines } of cases) {
  test(`form: ${name}`, () => {
    const grid = rows.map((row, i) => ({ row: i + 1, cells: row.map((text, column) => ({ column, text })) }));
    const found = formLines(grid)?.map((one) => one.map((line) => line.text)) ?? null;
    assert.deepEqual(found, lines);
  });
}
