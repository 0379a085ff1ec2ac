import assert from "node:assert/strict";
import test from "node:test";
import iconv from "iconv-lite";
import { rowText, tryReading } from "../trial.ts";

const records = ["Name,Town,Fee", "José Müller,Chelsea,£45", "Zoë O’Brien,Fulham,£9"];
const text = `${records.join("\r\n")}\r\n`;
const plain = text.replaceAll("’", "'");

const encodings: readonly { name: string; bytes: Buffer; expected: string }[] = [
  { name: "UTF-8", bytes: Buffer.from(text), expected: text },
  { name: "UTF-8 with a mark", bytes: Buffer.from(`\ufeff${text}`), expected: text },
  { name: "UTF-16 with a mark", bytes: iconv.encode(text, "utf-16le", { addBOM: true }), expected: text },
  { name: "UTF-16 without a mark", bytes: iconv.encode(text, "utf-16le"), expected: text },
  { name: "UTF-16 big-endian", bytes: iconv.encode(text, "utf-16be", { addBOM: true }), expected: text },
  { name: "windows-1252", bytes: iconv.encode(text, "windows-1252"), expected: text },
  { name: "code page 850", bytes: iconv.encode(plain, "cp850"), expected: plain },
  { name: "code page 437", bytes: iconv.encode(plain, "cp437"), expected: plain },
];
for (const { name, bytes, expected } of encodings) {
  test(`csv in ${name}: every character is right`, async () => {
    const { rows } = await tryReading("fees.csv", bytes);
    const wanted = expected
      .trim()
      .split("\r\n")
      .map((line) => line.replaceAll(",", " | "));
    assert.deepEqual(rows.map(rowText), wanted);
  });
}

test("csv: a character of an old code page far behind plain text is right", async () => {
  const lines = `${"Ann Lee,Fulham\n".repeat(20_000)}José Müller,Chelsea\n`;
  const { rows } = await tryReading("big.csv", iconv.encode(lines, "windows-1252"));
  assert.equal(rowText(rows.at(-1)!), "José Müller | Chelsea");
});

test("csv: one line in windows-1252 within UTF-8 is right, and so are the others", async () => {
  const bytes = Buffer.concat([
    Buffer.from("Zoë,Chelsea\nAnaïs,Fulham\nNoël,Acton\n"),
    iconv.encode("José,Acton\n", "windows-1252"),
  ]);
  const { rows } = await tryReading("mixed.csv", bytes);
  assert.deepEqual(rows.map(rowText), ["Zoë | Chelsea", "Anaïs | Fulham", "Noël | Acton", "José | Acton"]);
});

for (const [delimiter, name] of [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
] as const) {
  test(`csv parted by ${name}`, async () => {
    const { rows } = await tryReading(
      "a.csv",
      Buffer.from(`a${delimiter}b 1.5${delimiter}c\nd${delimiter}e${delimiter}f\n`),
    );
    assert.deepEqual(rows[1]!.cells, [
      { column: "A", text: "d" },
      { column: "B", text: "e" },
      { column: "C", text: "f" },
    ]);
  });
}

const shapes: readonly { name: string; text: string; rows: readonly string[] }[] = [
  { name: "a quoted delimiter", text: 'a,b\n"Hale, Ben",1\n', rows: ["a | b", "Hale, Ben | 1"] },
  {
    name: "a quoted line end",
    text: 'a,b\n"1 High St\nChelsea",2\n',
    rows: ["a | b", "1 High St\nChelsea | 2"],
  },
  { name: "a doubled quote", text: 'a,b\n"say ""hi""",2\n', rows: ["a | b", 'say "hi" | 2'] },
  { name: "a space before the quote", text: 'a, "b, c"\nd, "e"\n', rows: ["a | b, c", "d | e"] },
  {
    name: "rows of different lengths",
    text: "a,b,c\nd,e\nf,g,h,i\nj,k,l\n",
    rows: ["a | b | c", "d | e", "f | g | h | i", "j | k | l"],
  },
];
for (const { name, text, rows: expected } of shapes) {
  test(`csv with ${name}`, async () => {
    const { rows, ending } = await tryReading("a.csv", Buffer.from(text));
    assert.deepEqual(rows.map(rowText), expected);
    assert.equal(ending.partial, false);
  });
}

test("csv: rows count from 1, empty lines too, and empty fields keep the columns of the others", async () => {
  const { rows } = await tryReading("list.csv", Buffer.from("a,b,c\n\n1,,3\n"));
  assert.deepEqual(rows[1], {
    kind: "row",
    of: "table",
    table: "list",
    row: 3,
    cells: [
      { column: "A", text: "1" },
      { column: "C", text: "3" },
    ],
    hidden: false,
  });
});

test("csv: a quote that is never closed loses no row and is said", async () => {
  const body = Array.from({ length: 3000 }, (_, i) => `${i},"x${i}",y${i}`);
  body[10] = '10,"broken,y10';
  const { rows, ending } = await tryReading("a.csv", Buffer.from(body.join("\n")));
  assert.equal(rows.length, 3000);
  assert.equal(rowText(rows[2999]!), "2999 | x2999 | y2999");
  assert.equal(ending.partial, true);
});

test("csv: a quote that the last line opens keeps its text", async () => {
  const { text, ending } = await tryReading("a.csv", Buffer.from('a,b\nc,"d\ne,f'));
  assert.match(text, /e \| f/);
  assert.equal(ending.partial, true);
});

test("csv: NUL bytes are left out and said", async () => {
  const { rows, ending } = await tryReading("a.csv", Buffer.from(`a,b\nc\0,d\n${"e,f\n".repeat(40)}`));
  assert.equal(rowText(rows[1]!), "c | d");
  assert.match(ending.reason!, /NUL/);
});

test("csv: a hundred thousand quotes that are never closed are read in a moment", async () => {
  const started = performance.now();
  const { rows } = await tryReading("a.csv", Buffer.from('a,"b\n'.repeat(100_000)));
  assert.ok(rows.length > 90_000, `${rows.length} rows`);
  assert.ok(performance.now() - started < 30_000);
});

test("csv: a line of 2 MB is read whole, whatever its fields", async () => {
  const fields = Array.from({ length: 200_000 }, (_, i) => `"f ${i}"`).join(",");
  const { text } = await tryReading("a.csv", Buffer.from(`a,b\n${fields}\nlast,row\n`));
  for (const i of [0, 99_999, 199_999]) assert.match(text, new RegExp(`f ${i}\\b`));
  assert.match(text, /last \| row/);
});
