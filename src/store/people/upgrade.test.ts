/** A record from before people were registered over all holdings keeps whom it knows and what they were told. */
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { addSetting } from "../../../test/builders/register.ts";
import { testRecord } from "../../../test/record.ts";
import { migrate } from "../migrate.ts";

const former = mkdtempSync(join(tmpdir(), "candour-upgrade-"));
after(() => rmSync(former, { recursive: true, force: true }));
const migrations = join(import.meta.dirname, "..", "migrations");
for (const name of readdirSync(migrations))
  if (name < "0009") copyFileSync(join(migrations, name), join(former, name));

test("people, what hangs on them and stale drafts come over", async () => {
  const { sql, superuser } = await testRecord();
  await superuser`drop schema public cascade`;
  await superuser`create schema public authorization candour`;
  assert.ok((await migrate(sql, former)).ok);
  const { incident, holding, authority } = await addSetting(sql);
  for (const number of [1, 2]) {
    const id = `00000000-0000-4000-8000-00000000000${number}`;
    await sql`insert into person values (${id}, ${incident}, ${holding}, ${number}, ${authority}, 'subject', '{}', '{}',
      array['name'], '{}', false, 1, 3, 'high', 3, 1, 1, '{}', false)`;
    await sql`insert into contact_point values (${id}, 0, 'email', 'x', 'h')`;
    await sql`insert into identifier values (${id}, 0, 'nino', 'x', 'h')`;
    await sql`insert into person_search values ('h', ${id})`;
    await sql`insert into person_mark values (${id}, 'h')`;
    await sql`insert into person_link values (${id}, 'same NI number', 2)`;
    // The holding was reviewed a minute ago: the second draft is from before.
    const age = `${number === 1 ? 0 : 2} minutes`;
    await sql`insert into notice (id, incident_id, authority_id, person_id, band, state, channel, destination, hold_reasons,
        name, words, drafted_at)
      values (${id}, ${incident}, ${authority}, ${id}, 'high', 'drafted', 'email', 'd', '{}', 'n', 'w',
        now() - ${age}::interval)`;
  }
  const upgraded = await migrate(sql);
  assert.ok(upgraded.ok, upgraded.ok ? "" : JSON.stringify(upgraded.problem));
  for (const table of [
    "person_part",
    "contact_point",
    "identifier",
    "person_search",
    "person_mark",
    "person_link",
  ]) {
    const rows = await sql`select holding_id from ${sql(table)}`;
    assert.deepEqual(
      rows.map((row) => row["holding_id"]),
      [holding, holding],
      table,
    );
  }
  const notices = await sql`
    select n.reviews = p.reviews as current from notice n join person p on p.id = n.person_id order by p.number`;
  assert.deepEqual(
    notices.map((row) => row["current"]),
    [true, false],
  );
});
