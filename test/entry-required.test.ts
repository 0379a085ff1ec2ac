/** No change without its entry: tried on every table, as the app itself, behind the back of every use case. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { change } from "../src/store/change.ts";
import { entryRequired } from "../src/store/ledger/entry-required.ts";
import { staffedDesk } from "./desk.ts";
import { testRecord } from "./record.ts";

test("every table asks for an entry with each change, or is named as one that needs none, and why", async () => {
  const { sql } = await testRecord();
  const tables = await sql<{ readonly name: string; readonly watched: boolean }[]>`
    select c.relname as name, exists (
      select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'insert_has_its_entry' and t.tgenabled <> 'D'
    ) as watched
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;
  const wrong = tables.filter(({ name, watched }) => watched === Object.hasOwn(entryRequired.exempt, name));
  assert.deepEqual(wrong, []);
  const gone = Object.keys(entryRequired.exempt).filter(
    (name) => !tables.some((table) => table.name === name),
  );
  assert.deepEqual(gone, []);
});

const statements = [
  {
    name: "a service added",
    statement:
      "insert into service (id, authority_id, key, name, since) select gen_random_uuid(), id, 'libraries', 'Libraries', now() from authority limit 1",
  },
  { name: "a service changed", statement: "update service set status = 'suspended'" },
  { name: "an authority renamed", statement: "update authority set name = name || '!'" },
  { name: "an account given another name", statement: "update staff set name = name || '!'" },
  { name: "an account taken away", statement: "delete from staff where email like 'lead@south%'" },
  { name: "a phase changed", statement: "update incident set phase = 'contained'" },
  { name: "a clock changed", statement: "update incident_authority set aware_at = now()" },
  {
    name: "a place added",
    statement:
      "insert into place (id, authority_id, name) select gen_random_uuid(), id, 'Town Hall' from authority limit 1",
  },
  {
    name: "a statement written",
    statement:
      "insert into statement (incident_id, number, title, body, author_name, written_at) select id, 9, 'T', 'B', 'N', now() from incident",
  },
];
for (const { name, statement } of statements) {
  test(`refused without an entry: ${name}`, async () => {
    const { record } = await staffedDesk();
    const { sql } = record;
    await assert.rejects(sql.unsafe(statement), { code: "23000" });
    await assert.rejects(
      sql.begin(async (tx) => {
        await tx.unsafe(statement);
        await tx.unsafe("select 1");
      }),
      { code: "23000" },
    );
    const entry = { verb: "made.up", subject: "x:1", actor: "system", detail: {} };
    const by = { actor: "system", now: new Date() };
    const saved = await change(sql, by, async (tx) => ({
      value: (await tx.unsafe(statement)).count,
      entries: [entry],
    }));
    assert.ok(saved > 0, "with an entry it is saved");
    const [left] = await sql<
      [{ readonly count: number }]
    >`select count(*)::int as count from change_under_way`;
    assert.equal(left.count, 0);
    await record.close();
  });
}

test("a statement that changes no row asks for nothing", async () => {
  const { record } = await staffedDesk();
  await record.sql`update service set status = 'suspended' where name = 'nowhere'`;
  await record.close();
});
