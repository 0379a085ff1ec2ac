/** The ledger in the database: it cannot be changed by the app, and whoever changes it otherwise is found out. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Sql } from "postgres";
import { emptyHead, type LedgerHead, ledgerProblemInWords } from "../src/domain/ledger.ts";
import { change } from "../src/store/change.ts";
import { headsKept, keepHeads, readKeptHead } from "../src/store/kept-head.ts";
import { ledgerHead, readLedger, verifyLedger } from "../src/store/ledger.ts";
import { testRecord } from "./record.ts";

const by = { actor: "staff:7", now: new Date("2026-01-05T09:00:00.123Z") };

test("changes made at the same time form one chain", async () => {
  const { sql } = await testRecord();
  await Promise.all(Array.from({ length: 40 }, (_, number) => declare(sql, number)));
  const checked = await verifyLedger(sql, []);
  assert.ok(checked.ok);
  assert.equal(checked.value.size, 40);
  assert.equal((await readLedger(sql)).length, 40);
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
  assert.deepEqual(await ledgerHead(sql), emptyHead);
});

test("what was written is what is read: every kind of detail, in any script", async () => {
  const { sql } = await testRecord();
  const detail = {
    text: 'Ŵyn \u{1F600} "\\\u007f',
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
  };
  await change(sql, by, async () => ({ value: null, entries: [entry, { ...entry, detail: {} }] }));
  const [read] = await readLedger(sql, { incident: "INC-2026-0001", limit: 1 });
  assert.deepEqual(
    { ...read, hash: "", previous: "" },
    { ...entry, sequence: 1, at: by.now.toISOString(), hash: "", previous: "" },
  );
  assert.deepEqual(await readLedger(sql, { incident: "INC-2026-0002" }), []);
  assert.deepEqual(
    (await readLedger(sql, { from: 2 })).map(({ sequence }) => sequence),
    [2],
  );
  assert.ok((await verifyLedger(sql, [])).ok);
});

for (const statement of [
  "update ledger_entry set actor = 'x'",
  "delete from ledger_entry",
  "truncate ledger_entry",
  "update ledger_head set size = 0",
  "delete from ledger_head",
]) {
  test(`the app is refused: ${statement}`, async () => {
    const { sql } = await record(2);
    await assert.rejects(sql.unsafe(statement), { code: "42501" });
  });
}

const tampered = [
  {
    name: "a changed actor",
    how: "update ledger_entry set actor = 'staff:9' where sequence = 3",
    says: /^Entry 3 .+ changed/,
  },
  {
    name: "a changed time",
    how: "update ledger_entry set at = '2026-01-05T09:00:00.124Z' where sequence = 1",
    says: /^Entry 1 .+ changed/,
  },
  {
    name: "a changed detail",
    how: `update ledger_entry set detail = '{"number": 44}' where sequence = 5`,
    says: /^Entry 5 .+ changed/,
  },
  {
    name: "an entry moved to another incident",
    how: "update ledger_entry set incident = 'INC-1' where sequence = 2",
    says: /^Entry 2 .+ changed/,
  },
  {
    name: "a deleted entry",
    how: "delete from ledger_entry where sequence = 3",
    says: /^Entry 3 is missing: the next that is there is 4/,
  },
  {
    name: "a deleted first entry",
    how: "delete from ledger_entry where sequence = 1",
    says: /^Entry 1 is missing/,
  },
  {
    name: "two entries that changed places",
    how: "update ledger_entry set sequence = case sequence when 3 then 40 else 30 end where sequence in (3, 4); update ledger_entry set sequence = sequence / 10 where sequence >= 30",
    says: /^Entry 3 is wrong/,
  },
  {
    name: "a cut end",
    how: "delete from ledger_entry where sequence > 4",
    says: /^Entries 5 to 6 are missing/,
  },
  {
    name: "a cut end, with the head in the database cut to match",
    how: "delete from ledger_entry where sequence > 4; update ledger_head set size = 4, hash = (select hash from ledger_entry where sequence = 4)",
    says: /^Entries 5 to 6 are missing/,
  },
  {
    name: "an emptied ledger",
    how: "truncate ledger_entry; update ledger_head set size = 0, hash = repeat('0', 64)",
    says: /^Entries 1 to 6 are missing/,
  },
];
for (const { name, how, says } of tampered) {
  test(`a superuser's work is found out: ${name}`, async () => {
    const { sql, superuser } = await record(6);
    const kept = await ledgerHead(sql);
    await superuser.unsafe(`set session_replication_role = replica; ${how}`).simple();
    const checked = await verifyLedger(sql, [kept]);
    assert.ok(!checked.ok);
    assert.match(ledgerProblemInWords(checked.problem), says);
  });
}

test("a ledger made anew with sound hashes is found out by the head that was kept elsewhere", async () => {
  const { sql: real } = await record(6);
  const kept: LedgerHead = await ledgerHead(real);
  const { sql: forged } = await testRecord();
  for (let number = 0; number < 7; number++) await declare(forged, number + 100);
  assert.ok((await verifyLedger(forged, [])).ok);
  const checked = await verifyLedger(forged, [kept]);
  assert.deepEqual(checked, { ok: false, problem: { kind: "rewritten", sequence: 6 } });
});

test("the head is kept in a file after each commit", async () => {
  const data = mkdtempSync(join(tmpdir(), "candour-head-"));
  const { sql } = await testRecord();
  keepHeads(sql, data);
  await declare(sql, 1);
  await headsKept(sql);
  assert.equal(await readKeptHead(data), undefined, "a folder that cannot be written does not undo a commit");
  mkdirSync(join(data, "record"));
  await Promise.all(Array.from({ length: 10 }, (_, number) => declare(sql, number)));
  await headsKept(sql);
  assert.deepEqual(await readKeptHead(data), await ledgerHead(sql));
  rmSync(data, { recursive: true });
});

test("the command says that there is no record where there is none", async () => {
  const { code, errors } = await verifyCommand(join(tmpdir(), "candour-nowhere"));
  assert.equal(code, 2);
  assert.match(errors, /There is no record in .+--data/);
});

async function record(entries: number) {
  const opened = await testRecord();
  for (let number = 0; number < entries; number++) await declare(opened.sql, number);
  return opened;
}

function declare(sql: Sql, number: number): Promise<number> {
  return change(sql, by, async () => ({
    value: number,
    entries: [
      { verb: "incident.declared", subject: `incident:${number}`, actor: by.actor, detail: { number } },
    ],
  }));
}

function verifyCommand(
  data: string,
): Promise<{ readonly code: number; readonly output: string; readonly errors: string }> {
  const script = `
    const { Command } = await import("commander");
    const { ledgerCommand } = await import("./src/cli/ledger.ts");
    const { verifyRecord } = await import("./src/store/verify-record.ts");
    const program = new Command();
    ledgerCommand(program, { verify: verifyRecord });
    await program.parseAsync(["ledger", "verify", "--data", process.argv[1]], { from: "user" });`;
  return new Promise((resolve) => {
    const options = { cwd: join(import.meta.dirname, "..") };
    execFile(
      process.execPath,
      ["--input-type=module", "-e", script, "--", data],
      options,
      (error, output, errors) => resolve({ code: Number(error?.code ?? 0), output, errors }),
    );
  });
}
