/** One Candour to a data folder and one to a database; and a record takes no other key than its own. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { keyFor } from "../src/seal/keys.ts";
import { seal } from "../src/seal/seal.ts";
import { documentContext, documentId } from "../src/store/holding/document-fields.ts";
import { acceptsKey, isSealed } from "../src/store/key-mark.ts";
import { verifyRecord } from "../src/store/ledger/verify-record.ts";
import { openRecord } from "../src/store/open-record.ts";
import { recordProblemInWords } from "../src/store/record-problem.ts";
import { settingIn } from "./builders/register.ts";
import { withEntry } from "./builders/with-entry.ts";
import { dataFolder, testRecord } from "./record.ts";

const base = dataFolder("candour-one-");
after(() => rmSync(base, { recursive: true, force: true }));
const key = (byte: number) => createSecretKey(Buffer.alloc(32, byte));

test("two on one database: the second is told so, also from another folder, and may come when the first has gone", async () => {
  const databaseUrl = await databaseOf();
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const first = await openRecord({ data: join(base, "a"), databaseUrl, say });
  assert.ok(first.ok, first.ok ? "" : recordProblemInWords(first.problem));
  for (const [folder, kind] of [
    ["a", "in-use"],
    ["b", "database-in-use"],
  ] as const) {
    const second = await openRecord({ data: join(base, folder), databaseUrl });
    assert.equal(second.ok ? "opened" : second.problem.kind, kind);
    assert.match(second.ok ? "" : recordProblemInWords(second.problem), /already in use by another Candour/);
  }
  assert.ok((await verifyRecord(join(base, "b"), databaseUrl)).ok, "who only looks is let in");

  // The server drops the connection that holds it: it is taken again, and nobody comes between.
  const [former] = await first.value.sql`select pid from pg_locks where locktype = 'advisory'`;
  await first.value.sql`select pg_terminate_backend(${former!["pid"]})`;
  for (let held = false; !held; await sleep(100)) {
    const [row] = await first.value
      .sql`select exists (select from pg_locks where locktype = 'advisory' and pid <> ${former!["pid"]}) as held`;
    held = row!["held"];
  }
  const third = await openRecord({ data: join(base, "b"), databaseUrl });
  assert.equal(third.ok ? "opened" : third.problem.kind, "database-in-use");
  assert.deepEqual(said, []);

  await first.value.close();
  const later = await openRecord({ data: join(base, "b"), databaseUrl });
  assert.ok(later.ok);
  await later.value.close();
});

test("a record remembers the first key that it is opened with and refuses any other", async () => {
  const { sql } = await testRecord();
  assert.equal(await isSealed(sql), false);
  assert.equal(await acceptsKey(sql, key(1)), true);
  assert.equal(await isSealed(sql), true);
  assert.equal(await acceptsKey(sql, key(2)), false);
  assert.equal(await acceptsKey(sql, key(1)), true);
});

test("a record from before keys were remembered is asked by what it holds", async () => {
  const { sql } = await testRecord();
  const { holding, authority } = await settingIn(sql);
  const id = documentId("a.txt", keyFor(key(1), "lookup"));
  const path = seal("a.txt", keyFor(key(1), "field"), documentContext(holding, id, "path"));
  await withEntry(
    sql,
    (tx) => tx`
    insert into document (holding_id, id, ordinal, path, type, bytes, outcome, partial, ocr, authority_id)
    values (${holding}, ${id}, 0, ${path}, 'txt', 1, 'readable', false, false, ${authority})`,
  );
  assert.equal(await isSealed(sql), true);
  assert.equal(await acceptsKey(sql, key(2)), false);
  assert.equal(await acceptsKey(sql, key(1)), true);
  assert.equal(await acceptsKey(sql, key(2)), false);
});

/** The address of a fresh database. It has a socket and no port, which an address cannot say but for the variables. */
async function databaseOf(): Promise<string> {
  const { sql } = await testRecord();
  const { user, pass, database, path } = sql.options as unknown as Readonly<
    Record<"user" | "pass" | "database" | "path", string>
  >;
  process.env["PGHOST"] = dirname(path);
  process.env["PGUSERNAME"] = user;
  process.env["PGPASSWORD"] = pass;
  return `postgres:///${database}`;
}
