import assert from "node:assert/strict";
import test from "node:test";
import { rowText, tryReading } from "../trial.ts";

const written = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1));

test("json: a list of records is a table named after the file, its columns after the fields", async () => {
  const { type, rows, ending } = await tryReading(
    "people.json",
    written([
      { name: "Ada Okafor", address: { town: "Acton", postcode: "W3 0AA" }, phones: ["020 7946 0123"] },
      { name: "Ben Hale", age: 40, dead: null },
    ]),
  );
  assert.equal(type, "json");
  assert.deepEqual(
    rows.map(({ table, row, of }) => [of, table, row]),
    [
      ["table", "people", 1],
      ["table", "people", 2],
    ],
  );
  assert.deepEqual(rows[0]!.cells.slice(0, 4), [
    { column: "name", text: "Ada Okafor" },
    { column: "address.town", text: "Acton" },
    { column: "address.postcode", text: "W3 0AA" },
    { column: "phones[0]", text: "020 7946 0123" },
  ]);
  assert.equal(rowText(rows[1]!), "Ben Hale | 40");
  assert.equal(ending.partial, false);
});

test("json: the first row shows every column that the next ones have", async () => {
  const { rows } = await tryReading("a.json", written([{ a: 1 }, { a: 2, nino: "none" }]));
  assert.deepEqual(rows[0]!.cells, [
    { column: "a", text: "1" },
    { column: "nino", text: "" },
  ]);
});

test("json: a list deeper down is a table named by its path", async () => {
  const { rows } = await tryReading(
    "a.json",
    written({ data: { permits: [{ name: "Ada" }, { name: "Ben" }] } }),
  );
  assert.deepEqual(
    rows.map((row) => [row.table, row.row, rowText(row)]),
    [
      ["data.permits", 1, "Ada"],
      ["data.permits", 2, "Ben"],
    ],
  );
});

test("json: values beside lists are lines with their path, and each object is a block", async () => {
  const { prose } = await tryReading(
    "a.json",
    written({ applicant: { name: "Ada", born: "1980-02-03" }, partner: { name: "Ben" } }),
  );
  assert.equal(prose[0]!.text, "applicant name: Ada\napplicant born: 1980-02-03\n\npartner name: Ben");
  assert.deepEqual(prose[0]!.marks[0]!.place, { line: 3 });
});

test("json: all on one line, the path is the place", async () => {
  const { prose } = await tryReading("a.json", Buffer.from('{"applicant":{"name":"Ada"}}'));
  assert.deepEqual(prose[0]!.marks[0]!.place, { part: "applicant.name" });
});

test("json: a record to a line", async () => {
  const { rows } = await tryReading(
    "log.json",
    Buffer.from('{"name":"Ada"}\n{"name":"Ben"}\n\n{"name":"Cy"}\n'),
  );
  assert.deepEqual(
    rows.map((row) => [row.table, row.row, rowText(row)]),
    [
      ["log", 1, "Ada"],
      ["log", 2, "Ben"],
      ["log", 3, "Cy"],
    ],
  );
});

test("json: lists of lists have columns by letters", async () => {
  const { rows } = await tryReading(
    "a.json",
    written({
      values: [
        ["Name", "Town"],
        ["Ada", "Acton"],
      ],
    }),
  );
  assert.deepEqual(rows[1], {
    kind: "row",
    of: "table",
    table: "values",
    row: 2,
    cells: [
      { column: "A", text: "Ada" },
      { column: "B", text: "Acton" },
    ],
    hidden: false,
  });
});

test("json: a long list within a record is a table of its own, a short one stays with its record", async () => {
  const children = Array.from({ length: 30 }, (_, i) => ({ name: `child ${i}` }));
  const { rows } = await tryReading(
    "a.json",
    written([{ school: "St Mary", children, heads: [{ name: "Ada" }, { name: "Ben" }] }]),
  );
  assert.equal(rows.filter((row) => row.table === "a.children").length, 30);
  assert.equal(rowText(rows.find((row) => row.table === "a")!), "St Mary | Ada | Ben");
});

test("json: long numbers keep their digits, escapes become characters", async () => {
  const { rows } = await tryReading(
    "a.json",
    Buffer.from('[{"card": 4929123412341234567, "name": "Zo\\u00eb \\"Z\\" O\\u2019Brien\\n2"}]'),
  );
  assert.equal(rowText(rows[0]!), '4929123412341234567 | Zoë "Z" O’Brien\n2');
});

test("json: cut short, what came before is read and the cut is said", async () => {
  const whole = written(
    Array.from({ length: 3000 }, (_, i) => ({ name: `person ${i}`, note: "x".repeat(30) })),
  );
  const { rows, ending } = await tryReading("a.json", whole.subarray(0, whole.length / 2));
  assert.ok(rows.length >= 1499, `${rows.length} rows`);
  assert.equal(ending.partial, true);
});

test("json: a file encoded into a value is left out and said", async () => {
  const { rows, ending } = await tryReading(
    "a.json",
    written([{ name: "Ada", scan: "QUJD".repeat(50_000) }]),
  );
  assert.equal(rowText(rows[0]!), "Ada");
  assert.match(ending.reason!, /encoded/);
});

const hostile: readonly { name: string; bytes: () => Buffer }[] = [
  { name: "a million lists within each other", bytes: () => Buffer.from(`[${"[".repeat(1_000_000)}"deep"`) },
  {
    name: "half a million objects within each other",
    bytes: () => Buffer.from(`${'{"a":'.repeat(500_000)}"deep"`),
  },
  { name: "a string of 20 MB", bytes: () => Buffer.from(`{"a":"deep","b":"${"word ".repeat(4 << 20)}"}`) },
  {
    name: "a record of half a million fields",
    bytes: () =>
      Buffer.from(`[{"a":"deep",${Array.from({ length: 500_000 }, (_, i) => `"k${i}":1`).join(",")}}]`),
  },
  { name: "a million empty objects", bytes: () => Buffer.from(`["deep",${"{},".repeat(1_000_000)}1]`) },
];
for (const { name, bytes } of hostile) {
  test(`json: ${name} end within seconds`, { timeout: 20_000 }, async () => {
    const { text, ending } = await tryReading("a.json", bytes());
    assert.match(text, /deep/);
    assert.equal(ending.outcome, "readable");
  });
}
