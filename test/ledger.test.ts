/** The ledger in the database: it cannot be changed by the app, and whoever changes it otherwise is found out. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import type { Sql } from "postgres";
import { checkpointFrom, noteFrom, signerFrom } from "../src/domain/ledger/checkpoint.ts";
import { ledgerProblemInWords } from "../src/domain/ledger/problem.ts";
import { change } from "../src/store/change.ts";
import { bindLedger, ledgerOf, openLedger } from "../src/store/ledger/ledger.ts";
import { readLedger, treeHead } from "../src/store/ledger/read-ledger.ts";
import { openTreeFiles } from "../src/store/ledger/tree-files.ts";
import { verifyLedger } from "../src/store/ledger/verify-ledger.ts";
import { verifyWithFiles } from "../src/store/ledger/verify-record.ts";
import { dataFolder, testRecord as openTestRecord, type TestRecord } from "./record.ts";

const by = { actor: "staff:7", now: new Date("2026-01-05T09:00:00.123Z") };
const folders = mkdtempSync(join(tmpdir(), "candour-ledger-"));
const open: TestRecord[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((record) => record.close()));
});
after(() => rmSync(folders, { recursive: true, force: true }));

test("changes made at the same time all get a place in one tree", async () => {
  const { sql } = await testRecord();
  await Promise.all(Array.from({ length: 40 }, (_, number) => declare(sql, number)));
  const checked = await verifyLedger(sql, { remembered: [] });
  assert.ok(checked.ok);
  assert.equal(checked.value.size, 40);
  assert.equal((await readLedger(sql)).length, 40);
});

test("entries that wait are found by an index of their own, whatever the database believes of how many wait", async () => {
  const { sql, superuser } = await testRecord();
  await superuser`set session_replication_role = replica`;
  const leaf = `{"actor":"system","detail":{},"subject":"x:1","verb":"made.up","written":"${by.now.toISOString()}"}`;
  await superuser`insert into ledger_entry (leaf) select ${leaf} from generate_series(1, 5000)`;
  await superuser`analyze ledger_entry`;
  await superuser`update ledger_entry set position = id, hash = sha256(leaf::bytea)`;
  const plan = await sql<{ readonly "QUERY PLAN": string }[]>`
    explain select id, leaf from ledger_entry where position is null order by id limit 5000`;
  assert.match(plan.map((line) => line["QUERY PLAN"]).join(" "), /ledger_entry_waits/);
});

test("a change and its entries are saved together or not at all", async () => {
  const { sql } = await testRecord();
  await sql`create table thing (name text primary key)`;
  const broken = change(sql, by, async (tx) => {
    await tx`insert into thing values ('a')`;
    return {
      value: null,
      entries: [{ verb: "Not A Verb", subject: "thing:a", actor: "system", detail: {} }],
    };
  });
  await assert.rejects(broken, /Not a verb/);
  assert.deepEqual([...(await sql`select * from thing`)], []);
  assert.equal((await treeHead(sql)).size, 0);
});

test("what was written is what is read: every kind of detail, in any script", async () => {
  const { sql } = await testRecord();
  const detail = {
    text: 'Ŵyn \u{1F600} "\\\u007f\nand more',
    number: 1e21,
    small: 0.1,
    yes: true,
    nothing: null,
    list: ["b", "a"],
  };
  const entry = {
    verb: "measure.verified",
    subject: "measure:1",
    actor: "staff:7",
    detail,
    incident: "INC-2026-0001",
    happened: "2026-01-05T08:00:00.000Z",
    changes: [{ field: "state", before: "ordered", after: "done" }],
  };
  await change(sql, by, async () => ({ value: null, entries: [entry, { ...entry, detail: {} }] }));
  const [read] = await readLedger(sql, { incident: "INC-2026-0001", limit: 1 });
  assert.deepEqual({ ...read, hash: "" }, { ...entry, sequence: 1, written: by.now.toISOString(), hash: "" });
  assert.deepEqual(await readLedger(sql, { incident: "INC-2026-0002" }), []);
  assert.deepEqual(
    (await readLedger(sql, { from: 2 })).map(({ sequence }) => sequence),
    [2],
  );
  assert.ok((await verifyLedger(sql, { remembered: [] })).ok);
});

for (const statement of [
  "update ledger_entry set leaf = leaf || ' '",
  "update ledger_entry set position = position + 1",
  "update ledger_entry set verb = 'a.b'",
  "delete from ledger_entry",
  "truncate ledger_entry",
  "update ledger_tree set size = 0",
  "update ledger_tree set root = sha256('x')",
  "update ledger_tree set origin = 'candour/other'",
  "delete from ledger_tree",
  "truncate ledger_tree",
]) {
  test(`the app is refused: ${statement}`, async () => {
    const { sql } = await record(2);
    await assert.rejects(sql.unsafe(statement), ({ code }: { code: string }) =>
      ["42501", "428C9"].includes(code),
    );
  });
}

test("entries that a crash left without a place get one at the next start, in the order of their arrival", async () => {
  const { sql } = await testRecord();
  for (const number of [1, 2, 3])
    await sql`insert into ledger_entry (leaf) values (${`{"actor":"system","subject":"thing:${number}","verb":"thing.made","written":"2026-01-05T09:00:00.000Z"}`})`;
  assert.deepEqual(await readLedger(sql), []);
  await ledgerOf(sql).integrate();
  assert.deepEqual(
    (await readLedger(sql)).map(({ subject }) => subject),
    ["thing:1", "thing:2", "thing:3"],
  );
});

test("two ledgers of one record, as of two processes, give each place once", async () => {
  const { sql } = await testRecord();
  const other = openLedger(sql);
  await Promise.all(
    Array.from({ length: 30 }, async (_, number) => {
      await declare(sql, number);
      await other.integrate();
    }),
  );
  const checked = await verifyLedger(sql, { remembered: [] });
  assert.ok(checked.ok);
  assert.equal(checked.value.size, 30);
});

const entry = (n: number) => `where position = ${n - 1}`;
/** Each statement runs with the triggers switched off, as whoever owns the server can. */
const tampered = [
  {
    name: "a changed actor",
    how: `update ledger_entry set leaf = replace(leaf, 'staff:7', 'staff:9') ${entry(3)}`,
    says: /^Entry 3 .+ changed/,
  },
  {
    name: "a changed time",
    how: `update ledger_entry set leaf = replace(leaf, '00.123Z', '00.124Z') ${entry(1)}`,
    says: /^Entry 1 .+ changed/,
  },
  {
    name: "a changed entry with its hash made anew",
    how: `update ledger_entry set leaf = replace(leaf, '"number":4', '"number":9'), hash = sha256('\\x00'::bytea || convert_to(replace(leaf, '"number":4', '"number":9'), 'UTF8')) ${entry(5)}`,
    says: /^Entry 5 .+ changed/,
  },
  {
    name: "a changed hash alone",
    how: `update ledger_entry set hash = sha256('x') ${entry(2)}`,
    says: /^Entry 2 .+ changed/,
  },
  {
    name: "a deleted entry",
    how: `delete from ledger_entry ${entry(3)}`,
    says: /^Entry 3 is missing: the next that is there is 4/,
  },
  { name: "a deleted first entry", how: `delete from ledger_entry ${entry(1)}`, says: /^Entry 1 is missing/ },
  {
    name: "two entries that changed places",
    how: "update ledger_entry set position = case position when 2 then 30 else 20 end where position in (2, 3); update ledger_entry set position = position / 10 where position >= 20",
    says: /^Entry 3 is wrong/,
  },
  {
    name: "a line break that makes two entries of one",
    how: `update ledger_entry set leaf = replace(leaf, ',"verb"', E',\\n"verb"') ${entry(4)}`,
    says: /^Entry 4 .+ changed/,
  },
  {
    name: "a cut end",
    how: "delete from ledger_entry where position >= 4",
    says: /^Entries 5 to 6 are missing/,
  },
  {
    name: "a cut end, with the tree in the database cut to match",
    how: "delete from ledger_entry where position >= 4; update ledger_tree set size = 4, root = sha256('x'), checkpoint = null",
    says: /^Entries 5 to 6 are missing|not those of/,
  },
  {
    name: "an emptied ledger",
    how: "truncate ledger_entry; update ledger_tree set size = 0, peaks = '{}', root = sha256(''), checkpoint = null",
    says: /^Entries 1 to 6 are missing/,
  },
  {
    name: "another's checkpoint",
    how: "update ledger_tree set checkpoint = replace(checkpoint, E'\\n6\\n', E'\\n7\\n')",
    says: /not signed with the ledger's own key/,
  },
];
for (const { name, how, says } of tampered) {
  test(`a superuser's work is found out: ${name}`, async () => {
    const { sql, superuser, folder } = await record(6);
    await superuser.unsafe(`set session_replication_role = replica; ${how}`).simple();
    const checked = await verifyWithFiles(sql, folder);
    assert.ok(!checked.ok);
    assert.match(ledgerProblemInWords(checked.problem), says);
  });
}

test("a ledger made anew with sound hashes is found out by the files that were kept beside it", async () => {
  const { folder } = await record(6);
  const { sql: forged } = await testRecord();
  for (let number = 0; number < 7; number++) await declare(forged, number + 100);
  assert.ok((await verifyLedger(forged, { remembered: [] })).ok);
  const checked = await verifyWithFiles(forged, folder);
  assert.ok(!checked.ok);
});

test("the files follow the tree over the edge of a tile, and are made up for after a crash", async () => {
  const { sql, folder } = await record(0);
  const entries = (count: number) =>
    Array.from({ length: count }, (_, number) => ({
      verb: "thing.made",
      subject: `thing:${number}`,
      actor: "system",
      detail: {},
    }));
  await change(sql, by, async () => ({ value: null, entries: entries(250) }));
  await ledgerOf(sql).settled();
  // Another process, which keeps no files, adds some: the next that keeps them makes up for it.
  const other = openLedger(sql);
  await sql.begin(async (tx) => {
    for (let number = 0; number < 10; number++)
      await tx`insert into ledger_entry (leaf) values (${`{"actor":"system","number":${number},"subject":"x:1","verb":"a.b","written":"2026-01-05T09:00:00.000Z"}`})`;
  });
  await other.integrate();
  bindFiles(sql, folder);
  await change(sql, by, async () => ({ value: null, entries: entries(300) }));
  await ledgerOf(sql).settled();
  assert.deepEqual(readdirSync(join(folder, "tile", "0")).sort(), ["000", "001", "002.p"]);
  const kept = noteFrom(readFileSync(join(folder, "checkpoint"), "utf8"))!;
  const { origin: _, ...head } = checkpointFrom(kept.text)!;
  assert.deepEqual(head, await treeHead(sql));
  assert.ok((await verifyWithFiles(sql, folder)).ok);
});

test("a ledger in which nothing stands yet is kept too: its first checkpoint makes the folder", async () => {
  const { sql } = await record(0);
  const folder = join(dataFolder("candour-empty-ledger-"), "record", "ledger");
  const faults = bindFiles(sql, folder);
  await ledgerOf(sql).integrate();
  await ledgerOf(sql).settled();
  assert.deepEqual(faults, []);
  assert.ok(noteFrom(readFileSync(join(folder, "checkpoint"), "utf8")));
});

test("what a kill left half written among the tiles is no tile", async () => {
  const { sql, folder } = await record(6);
  writeFileSync(join(folder, "tile", "0", "000.p", "3.4711"), "half");
  assert.ok((await verifyWithFiles(sql, folder)).ok);
});

test("files that say more than the database are evidence, and are not written over", async () => {
  const { sql, superuser, folder } = await record(6);
  await superuser
    .unsafe(
      "set session_replication_role = replica; truncate ledger_entry; update ledger_tree set size = 0, peaks = '{}', root = sha256(''), checkpoint = null",
    )
    .simple();
  const faults = bindFiles(sql, folder);
  await declare(sql, 99);
  await ledgerOf(sql).settled();
  assert.deepEqual(
    faults.map((fault) => (fault as Error).name),
    ["FilesAhead"],
  );
  assert.match(readFileSync(join(folder, "checkpoint"), "utf8"), /\n6\n/);
});

async function testRecord(): Promise<TestRecord> {
  const opened = await openTestRecord();
  open.push(opened);
  return opened;
}

async function record(entries: number) {
  const opened = await testRecord();
  const folder = mkdtempSync(join(folders, "record-"));
  bindFiles(opened.sql, folder);
  for (let number = 0; number < entries; number++) await declare(opened.sql, number);
  await ledgerOf(opened.sql).settled();
  return { ...opened, folder };
}

function bindFiles(sql: Sql, folder: string): unknown[] {
  const faults: unknown[] = [];
  const signerOf = (origin: string) => signerFrom(origin, Buffer.alloc(32, 3));
  bindLedger(
    sql,
    openLedger(sql, {
      signerOf,
      keep: openTreeFiles(sql, folder).keep,
      fault: (error) => faults.push(error),
    }),
  );
  return faults;
}

function declare(sql: Sql, number: number): Promise<number> {
  return change(sql, by, async () => ({
    value: number,
    entries: [
      { verb: "incident.declared", subject: `incident:${number}`, actor: by.actor, detail: { number } },
    ],
  }));
}
