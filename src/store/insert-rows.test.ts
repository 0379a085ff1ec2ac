import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { testRecord } from "../../test/record.ts";
import { type CellValue, insertRows } from "./insert-rows.ts";

const { sql } = await testRecord();
await sql`create table kept (at int, words text, list text[], bytes bytea, parts bytea[], yes boolean, score float8)`;
const columns = {
  ...{ at: "int", words: "text", list: "text[]", bytes: "bytea" },
  ...{ parts: "bytea[]", yes: "boolean", score: "float8" },
};

async function written(rows: readonly (readonly CellValue[])[]) {
  return await sql.begin(async (tx) => {
    await tx`truncate kept`;
    await insertRows(tx, "kept", columns, rows);
    return await tx`select * from kept order by at`;
  });
}

const awkward = [
  ...[
    "",
    "null",
    "NULL",
    "\\N",
    "\\x41",
    "{}",
    '{"a"}',
    "a,b",
    "a\tb\nc\rd",
    'it\'s "quoted" \\ back',
    "Zoë 👩‍👧 ł",
  ],
];
for (const text of awkward) {
  test(`the text ${JSON.stringify(text)} is kept as it is`, async () => {
    const bytes = Buffer.from(text);
    const [row] = await written([[1, text, [text, text], bytes, [bytes, bytes], true, 0.25]]);
    assert.equal(row?.["words"], text);
    assert.deepEqual(row?.["list"], [text, text]);
    assert.deepEqual(row?.["bytes"], bytes);
    assert.deepEqual(row?.["parts"], [bytes, bytes]);
    assert.deepEqual([row?.["yes"], row?.["score"]], [true, 0.25]);
  });
}

test("nothing, empty lists and half characters are kept as well as they can be", async () => {
  const rows = await written([
    [1, null, [], null, [], null, null],
    [2, "a\u0000b\ud800", ["\u0000"], Buffer.alloc(0), [Buffer.alloc(0)], false, -1],
  ]);
  assert.deepEqual(rows[0], { at: 1, words: null, list: [], bytes: null, parts: [], yes: null, score: null });
  assert.equal(rows[1]?.["words"], "ab\ufffd");
  assert.deepEqual(rows[1]?.["parts"], [Buffer.alloc(0)]);
});

test("any text comes back as it was", async () => {
  const text = fc.string({ unit: "grapheme" }).map((one) => one.replaceAll("\u0000", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (list) => {
      const [row] = await written([[1, list.join("|"), list, null, [], null, null]]);
      assert.deepEqual([row?.["words"], row?.["list"]], [list.join("|"), list]);
    }),
    { numRuns: 50 },
  );
});

test("more rows than one statement takes arrive in full", async () => {
  const rows = await written(Array.from({ length: 12_345 }, (_, at) => [at, null, [], null, [], null, null]));
  assert.equal(rows.length, 12_345);
  assert.equal(rows.at(-1)?.["at"], 12_344);
});

test("a row that breaks a rule is told, also when it is the last", async () => {
  await sql`create table strict (at int check (at < 10))`;
  await assert.rejects(
    sql.begin((tx) => insertRows(tx, "strict", { at: "int" }, [[1], [2], [10]])),
    /check constraint/,
  );
});
