/** Migrations: each once, whole or not at all, and never another than the one that was applied. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { migrate } from "../src/store/migrate.ts";
import { recordProblemInWords } from "../src/store/record-problem.ts";
import { testRecord } from "./record.ts";

const root = mkdtempSync(join(tmpdir(), "candour-migrations-"));
after(() => rmSync(root, { recursive: true, force: true }));

test("each is applied once, in order, also when two processes start at the same moment", async () => {
  const { sql, folder } = await begin({
    "0002-b.sql": "alter table a add b int",
    "0001-a.sql": "create table a (a int);",
  });
  const both = await Promise.all([migrate(sql, folder), migrate(sql, folder)]);
  assert.deepEqual(both.flatMap((outcome) => (outcome.ok ? outcome.value : [])).sort(), [
    "0001-a.sql",
    "0002-b.sql",
  ]);
  assert.deepEqual(await migrate(sql, folder), { ok: true, value: [] });
  await sql`select a, b from a`;
});

test("one that fails is undone to the last line, and those before it stay", async () => {
  const { sql, folder } = await begin({
    "0001-a.sql": "create table a (a int)",
    "0002-b.sql": "create table b (b int); select no_such_function()",
  });
  const outcome = await migrate(sql, folder);
  assert.ok(!outcome.ok);
  assert.match(
    recordProblemInWords(outcome.problem),
    /0002-b\.sql failed and was undone: function no_such_function\(\) does not exist/,
  );
  await sql`select a from a`;
  await assert.rejects(sql`select b from b`);
});

test("one that was changed after it was applied is refused; other line ends are no change", async () => {
  const { sql, folder } = await begin({ "0001-a.sql": "create table a (\n  a int\n)" });
  assert.ok((await migrate(sql, folder)).ok);
  writeFileSync(join(folder, "0001-a.sql"), "create table a (\r\n  a int\r\n)");
  assert.ok((await migrate(sql, folder)).ok);
  writeFileSync(join(folder, "0001-a.sql"), "create table a (\n  a text\n)");
  assert.deepEqual(await migrate(sql, folder), {
    ok: false,
    problem: { kind: "migration-changed", name: "0001-a.sql" },
  });
});

test("a database of a newer release is refused", async () => {
  const { sql, folder } = await begin({
    "0001-a.sql": "create table a (a int)",
    "0002-b.sql": "create table b (b int)",
  });
  assert.ok((await migrate(sql, folder)).ok);
  rmSync(join(folder, "0002-b.sql"));
  assert.deepEqual(await migrate(sql, folder), {
    ok: false,
    problem: { kind: "migration-unknown", name: "0002-b.sql" },
  });
});

async function begin(files: Readonly<Record<string, string>>) {
  const { sql } = await testRecord();
  await sql`delete from migration`;
  const folder = mkdtempSync(join(root, "folder-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { sql, folder };
}
