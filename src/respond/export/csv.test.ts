import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, forPrograms, forSpreadsheets } from "./csv.ts";

const hostile = [
  { name: "an equals sign", value: '=HYPERLINK("http://elsewhere.example","x")' },
  { name: "a plus", value: "+447700900123" },
  { name: "a minus", value: "-2+3+cmd|' /C calc'!A0" },
  { name: "an at sign", value: "@SUM(1,1)" },
  { name: "a tab", value: "\t=1+1" },
  { name: "a carriage return", value: "\r=1+1" },
  { name: "a full-width equals sign", value: "＝1+1" },
  { name: "a full-width plus", value: "＋1" },
  { name: "a full-width minus", value: "－1" },
  { name: "a full-width at sign", value: "＠SUM(1)" },
  { name: "a blank and then a formula", value: " =1+1" },
  { name: "a line feed and then a formula", value: "\n=1+1" },
  { name: "a no-break space and then a formula", value: "\u00a0@SUM(1)" },
  { name: "a byte-order mark and then a formula", value: "\ufeff=1+1" },
  { name: "a NUL and then a formula", value: "\u0000=1+1" },
];
for (const { name, value } of hostile) {
  test(`a cell that begins with ${name} is no formula, as a value or as a column's name`, async () => {
    const kept = value.replaceAll("\u0000", "").replaceAll('"', '""');
    assert.equal(await written([value], [{ [value]: value }]), `"'${kept}"\n"'${kept}"\n`);
  });
}

const plain = [
  { name: "a name with a hyphen inside", value: "Achterberg-Olusegun", cell: '"Achterberg-Olusegun"' },
  { name: "a quotation mark", value: 'the "Crown"', cell: '"the ""Crown"""' },
  { name: "a comma, a semicolon and a line break", value: "a,b;c\nd", cell: '"a,b;c\nd"' },
  { name: "a number below nought", value: -3.5, cell: '"-3.5"' },
  { name: "nothing", value: null, cell: "" },
  { name: "nought", value: 0, cell: '"0"' },
  { name: "a lone surrogate", value: "a\ud800b", cell: '"a\ufffdb"' },
];
for (const { name, value, cell } of plain) {
  test(`a cell with ${name} says just that`, async () =>
    assert.equal(await written(["Column"], [{ Column: value }]), `"Column"\n${cell}\n`));
}

test("for spreadsheets there is a byte-order mark and CRLF; for programs neither", async () => {
  const rows = [{ Name: "Zoë" }];
  assert.equal(await joined(csv(["Name"], rows, forSpreadsheets)), '\ufeff"Name"\r\n"Zoë"\r\n');
  assert.equal(await joined(csv(["Name"], rows, forPrograms)), '"Name"\n"Zoë"\n');
});

test("a hundred thousand rows come in pieces, and none is lost", async () => {
  const lines = (await joined(csv(["Number"], numbers(100_000), forPrograms))).split("\n");
  assert.equal(lines.length, 100_002);
  assert.equal(lines[100_000], '"99999"');
});

test("rows that break off are no whole table: whoever reads is told", async () => {
  async function* broken() {
    yield { Name: "Ana" };
    throw new Error("made up");
  }
  await assert.rejects(joined(csv(["Name"], broken())), /made up/u);
});

function* numbers(count: number) {
  for (let number = 0; number < count; number++) yield { Number: number };
}

function written(columns: readonly string[], rows: readonly Record<string, string | number | null>[]) {
  return joined(csv(columns, rows, forPrograms));
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
