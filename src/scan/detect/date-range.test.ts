import assert from "node:assert/strict";
import { test } from "node:test";
import type { Passage } from "../../domain/documents/passage.ts";
import { startDetection } from "./detect.ts";
import { prose } from "./trial.ts";

function yearsOf(passages: readonly Passage[]): readonly (string | null)[] {
  const detection = startDetection({ path: "a" });
  for (const passage of passages) detection.take(passage);
  const { earliest, latest } = detection.finish();
  return [earliest, latest];
}

type Written = string | { readonly text: string; readonly raw: string };

const rowsOf = (rows: readonly (readonly Written[])[]): readonly Passage[] =>
  rows.map((cells, i) => ({
    kind: "row",
    of: "sheet",
    table: "Sheet1",
    row: i + 1,
    hidden: false,
    cells: cells.map((cell, j) => ({
      column: String.fromCharCode(65 + j),
      ...(typeof cell === "string" ? { text: cell } : cell),
    })),
  }));

const nothing = [null, null];
const tables: readonly (readonly [string, readonly (readonly Written[])[], readonly (string | null)[]])[] = [
  [
    "a birth date that the sheet stores otherwise than it shows",
    [
      ["Name", "DOB", "Paid"],
      ["Jane Okafor", { text: "03/04/1985", raw: "1985-04-03" }, "04/05/2011"],
    ],
    ["2011-05-04", "2011-05-04"],
  ],
  [
    "a birth date of two digits",
    [
      ["Name", "D.O.B."],
      ["Jane Okafor", "03/04/85"],
    ],
    nothing,
  ],
  [
    "a birth date that cannot be one",
    [
      ["Name", "Date of birth"],
      ["Jane Okafor", "03/04/2029"],
    ],
    nothing,
  ],
  [
    "a sort code that could be a day",
    [
      ["Name", "Sort code", "Account"],
      ["Jane Okafor", "22-10-31", "12345678"],
    ],
    nothing,
  ],
];
for (const [name, rows, range] of tables)
  test(`the years of a table leave out ${name}`, () => assert.deepEqual(yearsOf(rowsOf(rows)), range));

const texts: readonly (readonly [string, string, readonly (string | null)[]])[] = [
  [
    "birth dates in a list",
    "Born on 3 May 1971 and 4/9/1973. Seen on 4 May 2011.",
    ["2011-05-04", "2011-05-04"],
  ],
  [
    "two digits: up to 26 they are this century's",
    "Seen 04/05/11 and 01/02/98.",
    ["1998-02-01", "2011-05-04"],
  ],
];
for (const [name, text, range] of texts)
  test(`the years of a text: ${name}`, () => assert.deepEqual(yearsOf([prose(text)]), range));
