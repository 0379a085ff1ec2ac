import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { withEngine } from "./block/engine.ts";
import { isoDate, TableMapSchema } from "./table/map.ts";
import { linkTable } from "./table.ts";

let folder: string;
let file: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "candour-table-"));
  file = join(folder, "people.csv");
  await writeFile(file, `${people().join("\n")}\n`);
});
after(() => rm(folder, { recursive: true, force: true }));

const map = TableMapSchema.parse({
  id: "id",
  givenName: "given",
  surname: "surname",
  dateOfBirth: { column: "dob", format: "DD/MM/YYYY" },
  postcode: "postcode",
});

test("in a table of three, two rows alike in everything are one person", async () => {
  const small = join(folder, "small.csv");
  const rows = [
    "1,Jane,Smith,03/05/1981,SW7 2AZ",
    "2,Jane,Smith,03/05/1981,SW7 2AZ",
    "3,Amir,Khan,01/02/1970,W8 7NX",
  ];
  await writeFile(small, `id,given,surname,dob,postcode\n${rows.join("\n")}\n`);
  const linked = await linkTable(small, map);
  assert.ok(linked.ok);
  assert.deepEqual(
    [...linked.value.rows].map(({ person }) => person),
    ["p1", "p1", "p2"],
  );
});

/** Sixty people, each twice: once clean, once with a slip in one field. */
function people(): readonly string[] {
  const [starts, middles, ends] = [
    ["Al", "Ber", "Cor", "Dun", "El", "Fen"],
    ["a", "i", "o", "u"],
    ["da", "mo", "nie", "rick", "s"],
  ];
  const lines = ["id, given, surname, dob, postcode"];
  for (let i = 0; i < 60; i++) {
    const given = `${starts[i % 6]}${middles[i % 4]}${ends[i % 5]}`;
    const surname = `${ends[(i * 3) % 5]}${starts[(i * 7) % 6]}${middles[(i * 5) % 4]}${String.fromCharCode(97 + (i % 26))}ton`;
    const dob = `${String(1 + (i % 27)).padStart(2, "0")}/${String(1 + (i % 12)).padStart(2, "0")}/${1940 + i}`;
    const postcode = `SW${1 + (i % 19)} ${i % 10}${"ABDEF"[i % 5]}L`;
    lines.push(`${i}-a,${given},${surname},${dob},${postcode}`);
    lines.push(
      `${i}-b,${i % 2 ? given : given.slice(0, -1)},${i % 2 ? `${surname}e` : surname},${dob},${i % 3 ? postcode : ""}`,
    );
  }
  return lines;
}

test("table: two records of a person with slips are one, and nobody else's", async () => {
  const outcome = await linkTable(file, map);
  assert.ok(outcome.ok);
  assert.equal(outcome.value.people, 60);
  const groups = new Map<string, string[]>();
  for (const { id, person } of outcome.value.rows)
    groups.set(person, [...(groups.get(person) ?? []), id.split("-")[0]!]);
  for (const ids of groups.values()) assert.equal(new Set(ids).size, 1);
});

test("table: a Parquet file gives the same people", async () => {
  const parquet = join(folder, "people.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${file}', all_varchar = true)) TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  assert.deepEqual(await linkTable(parquet, map), await linkTable(file, map));
});

test("table: a column that is not there is named, with those that are", async () => {
  const outcome = await linkTable(file, { ...map, postcode: "zip" });
  assert.deepEqual(outcome, {
    ok: false,
    problem: {
      kind: "no-such-column",
      column: "zip",
      columns: ["id", "given", "surname", "dob", "postcode"],
    },
  });
});

test("table: too many pairs for the budget is a problem, not a long wait", async () => {
  const outcome = await linkTable(file, map, { pairBudget: 10 });
  assert.equal(!outcome.ok && outcome.problem.kind, "too-many-pairs");
});

test("table: dates are read by their format, and what is no date stays as it is written", () => {
  assert.equal(isoDate("04/05/1960", "DD/MM/YYYY"), "1960-05-04");
  assert.equal(isoDate("19600504", "YYYYMMDD"), "1960-05-04");
  assert.equal(isoDate("unknown", "YYYYMMDD"), "unknown");
});

test("engine: short of memory, it says how much to give and spills nothing", async () => {
  const outcome = await withEngine(64, (connection) =>
    connection.run(
      "CREATE TABLE big AS SELECT range AS n, repeat('x', 200) || range AS text FROM range(3000000)",
    ),
  );
  assert.equal(!outcome.ok && outcome.problem.kind, "out-of-memory");
  assert.match(!outcome.ok && outcome.problem.kind === "out-of-memory" ? outcome.problem.advice : "", /128/);
});
