/** Migrations: each once, whole or not at all, and never another than the one that was applied. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { change } from "../src/store/change.ts";
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

/** Two colleagues at once. Records know migrations by name: to rename one would lock everybody out of theirs. */
const shared = ["0015", "0036", "0036", "0036", "0037", "0051", "0056"];

test("no number is taken twice, but for those that records have already", () => {
  const own = readdirSync(join(import.meta.dirname, "../src/store/migrations"));
  const numbers = own.map((name) => name.slice(0, 4)).sort();
  assert.deepEqual(
    numbers.filter((number, at) => number === numbers[at - 1]),
    shared,
  );
});

test("what was said of services and of opening hours before goes over to histories and places", async () => {
  const own = join(import.meta.dirname, "../src/store/migrations");
  const earlier = readdirSync(own).filter((name) => name < "0043");
  const { sql, folder } = await begin(
    Object.fromEntries(earlier.map((name) => [name, readFileSync(join(own, name), "utf8")])),
  );
  await sql.unsafe("drop schema public cascade; create schema public");
  const before = await migrate(sql, folder);
  assert.ok(before.ok, JSON.stringify(before));
  const [authority, service, other] = [randomUUID(), randomUUID(), randomUUID()];
  const by = { actor: "system", now: new Date("2026-11-24T10:00:00Z") };
  const detail = { authority, from: "running", to: "suspended", expected: "one week", name: "Bins" };
  const verb = "service.status-set";
  await change(sql, by, async (tx) => {
    await tx`insert into authority (id, key, name) values (${authority}, 'northmere', 'Northmere')`;
    await tx`insert into service (id, authority_id, name, status, since) values
      (${service}, ${authority}, ${"Children's services"}, 'suspended', ${by.now}),
      (${other}, ${authority}, ${"Childrens Services"}, 'running', ${by.now})`;
    await tx`insert into opening_hours (authority_id, position, day, opens, closes, place, note) values
      (${authority}, 0, '2026-11-28', '10:00', '16:00', 'Town Hall', 'Emergencies only'),
      (${authority}, 1, 'Every Sunday', '10:00', '12:00', 'Town Hall', '')`;
    const entry = { verb, actor: "system", subject: `service:${service}`, detail };
    return { value: null, entries: [entry] };
  });
  const outcome = await migrate(sql);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const services = await sql`select key from service order by position`;
  assert.deepEqual(
    services.map(({ key }) => key),
    ["childrens-services", "childrens-services-2"],
  );
  const changes = await sql`select status, expected from service_change order by service_id = ${other}`;
  assert.deepEqual(
    changes.map(({ status, expected }) => `${status} ${expected}`),
    ["suspended one week", "running "],
  );
  const [place] = await sql`select name, access, special from place`;
  assert.deepEqual(place, {
    name: "Town Hall",
    access: "Every Sunday, 10:00 to 12:00",
    special: [{ day: "2026-11-28", hours: { opens: "10:00", closes: "16:00" }, words: "Emergencies only" }],
  });
});

async function begin(files: Readonly<Record<string, string>>) {
  const { sql } = await testRecord();
  await sql`delete from migration`;
  const folder = mkdtempSync(join(root, "folder-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { sql, folder };
}
