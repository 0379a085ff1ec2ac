/** Backup and restore: what comes out is what went in, whatever went on meanwhile; what is wrong with a file is told. */
import assert from "node:assert/strict";
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Sql, TransactionSql } from "postgres";
import { done } from "../src/domain/outcome.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { type BackupSettings, backUp } from "../src/store/backup/back-up.ts";
import { backupProblemInWords } from "../src/store/backup/backup-problem.ts";
import { headLength, readHead } from "../src/store/backup/head.ts";
import { type RestoreSettings, restoreBackup } from "../src/store/backup/restore.ts";
import { leftOut } from "../src/store/backup/tables.ts";
import { change } from "../src/store/change.ts";
import { readLedger } from "../src/store/ledger/read-ledger.ts";
import { verifyRecord } from "../src/store/ledger/verify-record.ts";
import { type OpenRecord, openRecord } from "../src/store/open-record.ts";
import { files, furnish, noticeDesk, testRoot } from "./builders/backed-up.ts";
import { testRing } from "./builders/register.ts";
import { withEntry } from "./builders/with-entry.ts";
import { dataFolder } from "./record.ts";

const root = dataFolder("candour-backup-");
const data = join(root, "data");
const good = join(root, "good.backup");
const [people, sent] = [60, 23];
let record: OpenRecord;
after(async () => {
  await record?.close();
  rmSync(root, { recursive: true, force: true });
});

before(async () => {
  record = await opened(data);
  const { authority } = await furnish(record.sql, data, people, sent);
  const staff = randomUUID();
  await withEntry(record.sql, async (tx) => {
    await tx`insert into staff (id, name, email, role, authority_id, passphrase, added_at)
      values (${staff}, 'Ana Pryce', 'ana@northmere.example', 'lead', ${authority}, 'hash', now())`;
    // What text can hold that COPY has to mark.
    await tx`update authority set name = ${"Tab\there, back\\slash, \\N, line\nend, Ŵyn 阿"} where key = 'eastholm'`;
  });
  await record.sql`insert into session (id, token_hash, staff_id, started_at, seen_at, ends_at, source, browser, confirmed_at)
    values (${randomUUID()}, '\\x01', ${staff}, now(), now(), now() + interval '1 hour', '', '', now())`;
  const made = await make({ note: "a stick in the safe" });
  assert.ok(made.ok, made.ok ? "" : backupProblemInWords(made.problem));
});

test("what was backed up while Candour runs comes out the same: rows, ledger, files, seals", async () => {
  const restored = join(root, "same");
  assert.equal((await restore({ data: restored })).ok, true);
  await using there = await openedForAWhile(restored);
  const [before, now] = [await rowsOf(record.sql), await rowsOf(there.sql)];
  for (const table of ["ledger_entry", "ledger_tree", "delivery_halt", "restore", "session"]) {
    before.delete(table);
    now.delete(table);
  }
  assert.ok(before.size > 20, "the tables were read");
  assert.deepEqual(now, before);
  const verbs = (await readLedger(there.sql, { limit: 1000 })).map(({ verb }) => verb);
  assert.equal(verbs.at(-1), "backup.restored");
  assert.equal((await verifyRecord(restored)).ok, true);
  for (const [path, text] of files.filter(([name]) => !/^work|20260101/.test(name)))
    assert.equal(readFileSync(join(restored, path), "utf8"), text);
  assert.equal(messagesIn(join(restored, "outbox")), sent);
  assert.equal(existsSync(join(restored, "work")), false);
  assert.deepEqual(readdirSync(join(restored, "site")).sort(), ["20260102T000000000Z-abcdef", "current"]);
  assert.deepEqual(
    readdirSync(root).filter((name) => name.includes("partial")),
    [],
  );
});

test("a new row after a restore gets a number that is free, and the ledger stays append-only", async () => {
  const restored = join(root, "numbers");
  assert.equal((await restore({ data: restored })).ok, true);
  await using there = await openedForAWhile(restored);
  const add = (sql: Sql | TransactionSql) =>
    sql`insert into authority (id, key, name) values (${randomUUID()}, 'westmere', 'Westmere')`;
  await assert.rejects(add(there.sql).execute(), /without its entry/);
  await withEntry(there.sql, add);
  // The one that was refused has used up a number.
  const positions = await there.sql`select position from authority order by position`;
  assert.deepEqual(
    positions.map(({ position }) => position as number),
    [1, 2, 4],
  );
  await assert.rejects(there.sql`delete from ledger_entry`.execute(), /append-only/);
  await assert.rejects(there.sql`delete from holding`.execute(), /violates foreign key/);
});

test("tables that are left out are there to be left out", async () => {
  const tables = new Set((await rowsOf(record.sql)).keys());
  assert.deepEqual(
    leftOut.filter((name) => name !== "migration" && !tables.has(name)),
    [],
  );
});

test("nobody is signed in after a restore", async () => {
  const restored = join(root, "sessions");
  assert.equal((await restore({ data: restored })).ok, true);
  await using there = await openedForAWhile(restored);
  assert.deepEqual([...(await there.sql`select from session`)], []);
  assert.ok((await there.sql`select from staff`).length > 0);
});

test("the ledger says that a backup was made, how large, and where it went in the words of who made it", async () => {
  const entry = (await readLedger(record.sql, { limit: 1000 })).find(({ verb }) => verb === "backup.made");
  const head = await readHead(good);
  assert.ok(head.ok);
  assert.equal(entry?.subject, `backup:${head.value.id}`);
  assert.deepEqual(
    [entry.detail["bytes"], entry.detail["root"], entry.detail["verified"], entry.detail["where"]],
    [statSync(good).size, head.value.ledger.root, true, "a stick in the safe"],
  );
});

test("a backup amid many changes is of one moment: every row has its entry, and the other way round", async () => {
  const file = join(root, "amid.backup");
  let writing = true;
  let count = 0;
  const writers = Array.from({ length: 4 }, async () => {
    for (; writing; count++) {
      const id = randomUUID();
      const entry = { verb: "authority.added", actor: "system", subject: `authority:${id}`, detail: {} };
      await change(record.sql, { actor: "system", now: new Date() }, async (tx) => {
        await tx`insert into authority (id, key, name) values (${id}, ${`a${id}`}, 'Amid')`;
        return { value: null, entries: [entry] };
      });
    }
  });
  const made = await make({ file });
  writing = false;
  await Promise.all(writers);
  assert.ok(made.ok && count > 20, `${count} changes meanwhile`);
  const restored = join(root, "amid");
  assert.equal((await restore({ file, data: restored })).ok, true);
  await using there = await openedForAWhile(restored);
  const rows = (await there.sql`select 'authority:' || id as subject from authority where name = 'Amid'`).map(
    ({ subject }) => String(subject),
  );
  const entries = (await readLedger(there.sql, { limit: 100_000 }))
    .filter(({ verb }) => verb === "authority.added")
    .map(({ subject }) => subject);
  assert.deepEqual(rows.sort(), entries.sort());
  await withEntry(record.sql, (tx) => tx`delete from authority where name = 'Amid'`);
});

test("--with-work takes what reviews have read as well", async () => {
  const file = join(root, "work.backup");
  assert.equal((await make({ file, work: true })).ok, true);
  assert.equal((await restore({ file, data: join(root, "work") })).ok, true);
  assert.equal(readFileSync(join(root, "work", "work/holding/part.sealed"), "utf8"), "sealed");
});

for (const waiting of ["send", "sent"] as const) {
  test(`after a restore nothing goes out until a lead says so; then the waiting messages ${waiting === "send" ? "go out, but for those in the newest outbox" : "count as sent"}`, async () => {
    const restored = join(root, `messages-${waiting}`);
    const outcome = await restore({ data: restored });
    assert.equal(outcome.ok && outcome.value.waiting, people - sent);
    await using there = await openedForAWhile(restored);
    const desk = noticeDesk(there.sql, await testRing(there.sql), restored);
    assert.deepEqual(await desk.deliverPending(), { sent: 0, failed: 0 });
    assert.equal(messagesIn(join(restored, "outbox")), sent);
    const lead = await theLead(there.sql);
    assert.equal((await desk.deliveryHalt(lead))?.waiting, people - sent);
    // One more went out on the old machine: its outbox is put here.
    const [one] = await there.sql`select reference from message where state = 'queued' limit 1`;
    writeFileSync(join(restored, "outbox", `${String(one!["reference"])}.sealed`), "as sent");
    const refusals = [
      { by: { ...lead, role: "communications" as const }, reasons: "Asked.", kind: "not-permitted" },
      { by: lead, reasons: " ", kind: "reasons-missing" },
    ];
    for (const { by, reasons, kind } of refusals) {
      const refused = await desk.resumeDelivery(by, { waiting, reasons });
      assert.equal(!refused.ok && refused.problem.kind, kind);
    }
    assert.deepEqual(
      await desk.resumeDelivery(lead, { waiting, reasons: "Asked the post room." }),
      done({ messages: people - sent }),
    );
    await there.sql`update message set free_at = now() where state = 'queued'`;
    assert.deepEqual(await desk.deliverPending(), {
      sent: waiting === "send" ? people - sent : 0,
      failed: 0,
    });
    const states =
      await there.sql`select m.state, n.state as notice, count(*)::int as n from message m join notice n on n.id = m.notice_id group by 1, 2`;
    assert.deepEqual([...states], [{ state: "sent", notice: "sent", n: people }]);
    assert.equal(messagesIn(join(restored, "outbox")), waiting === "send" ? people : sent + 1);
    assert.equal(
      readFileSync(join(restored, "outbox", `${String(one!["reference"])}.sealed`), "utf8"),
      "as sent",
    );
    const again = await desk.resumeDelivery(lead, { waiting, reasons: "Asked." });
    assert.equal(!again.ok && again.problem.kind, "not-halted");
    const entry = (await readLedger(there.sql, { limit: 1000 })).find(
      ({ verb }) => verb === "delivery.resumed",
    );
    assert.deepEqual(
      [entry?.actor, entry?.detail["waiting"], entry?.detail["messages"]],
      [lead.id, waiting, people - sent],
    );
  });
}

const damages: readonly {
  readonly name: string;
  readonly harm: (file: string) => void;
  readonly says: RegExp;
}[] = [
  {
    name: "cut off at its end",
    harm: (file) => truncateSync(file, statSync(file).size - 1),
    says: /damaged or cut short/,
  },
  {
    name: "cut off in its middle",
    harm: (file) => truncateSync(file, statSync(file).size >> 1),
    says: /damaged or cut short/,
  },
  {
    name: "cut off after its head",
    harm: (file) => truncateSync(file, headLength),
    says: /damaged or cut short/,
  },
  {
    name: "with another byte in the middle",
    harm: (file) => flip(file, statSync(file).size >> 1),
    says: /damaged or cut short/,
  },
  {
    name: "with another last byte",
    harm: (file) => flip(file, statSync(file).size - 1),
    says: /damaged or cut short/,
  },
  {
    name: "with bytes behind its end",
    harm: (file) => writeFileSync(file, "x", { flag: "a" }),
    says: /damaged or cut short/,
  },
  {
    name: "that was never finished",
    harm: (file) => write(file, Buffer.alloc(headLength)),
    says: /never finished/,
  },
  {
    name: "that is no backup",
    harm: (file) => writeFileSync(file, "A letter.\n".repeat(2000)),
    says: /not a backup/,
  },
  { name: "that is empty", harm: (file) => truncateSync(file, 0), says: /not a backup/ },
  {
    name: "of a newer format",
    harm: (file) => write(file, Buffer.from("candour backup, format 9\n")),
    says: /newer Candour \(format 9\)/,
  },
];
for (const { name, harm, says } of damages) {
  test(`a file ${name} is told in one sentence, and nothing is left`, async () => {
    const file = join(root, "harmed.backup");
    copyFileSync(good, file);
    harm(file);
    const there = readdirSync(root);
    await refuses({ file }, says);
    assert.deepEqual(readdirSync(root), there);
  });
}

test("another root key is told, and nothing is left", async () => {
  await refuses({ openKey: async () => done(createSecretKey(randomBytes(32))) }, /opens another record/);
});

test("a folder that holds something is left alone", async () => {
  const full = join(root, "full");
  mkdirSync(full);
  writeFileSync(join(full, "note.txt"), "mine");
  await refuses({ data: full }, /holds something already/);
  assert.deepEqual(readdirSync(full), ["note.txt"]);
});

test("an empty folder is taken", async () => {
  mkdirSync(join(root, "empty"));
  assert.equal((await restore({ data: join(root, "empty") })).ok, true);
  assert.equal((await verifyRecord(join(root, "empty"))).ok, true);
});

const refusedBackups: readonly {
  readonly name: string;
  readonly change: () => Partial<BackupSettings>;
  readonly says: RegExp;
}[] = [
  { name: "over a file that is there", change: () => ({ file: good }), says: /is there already/ },
  {
    name: "into a folder that is not there",
    change: () => ({ file: join(root, "none", "x.backup") }),
    says: /no folder for/,
  },
  {
    name: "of a folder without a record",
    change: () => ({ data: join(root, "nothing") }),
    says: /There is no record in/,
  },
];
for (const { name, change: changed, says } of refusedBackups) {
  test(`a backup ${name} is refused`, async () => {
    const made = await make({ file: join(root, "refused.backup"), ...changed() });
    assert.match(made.ok ? "made" : backupProblemInWords(made.problem), says);
    assert.equal(existsSync(join(root, "refused.backup")), false);
  });
}

test("a ledger that is not whole is told and not backed up, unless that is asked for; then a restore takes it as it is", async () => {
  const restored = join(root, "unsound");
  assert.equal((await restore({ data: restored })).ok, true);
  const file = join(root, "unsound.backup");
  {
    await using there = await openedForAWhile(restored);
    await there.sql`alter table ledger_entry disable trigger user`;
    await there.sql`update ledger_entry set leaf = replace(leaf, '"system"', '"nobody"') where position = 1`;
    await there.sql`alter table ledger_entry enable trigger user`;
    const made = await make({ data: restored, file });
    assert.match(
      made.ok ? "made" : backupProblemInWords(made.problem),
      /ledger is not whole: .*2.*--no-verify/,
    );
    assert.equal(existsSync(file) || existsSync(`${file}.partial`), false);
    const despite = await make({ data: restored, file, verify: false });
    assert.equal(despite.ok && despite.value.whole, false);
  }
  const again = await restore({ file, data: join(root, "unsound-again") });
  assert.equal(again.ok && again.value.whole, false);
  const checked = await verifyRecord(join(root, "unsound-again"));
  assert.equal(!checked.ok && checked.problem.kind, "unsound");
});

async function make(changed: Partial<BackupSettings> = {}) {
  return await backUp({
    data,
    file: good,
    openKey: async () => done(testRoot),
    verify: true,
    work: false,
    note: "",
    onStep: () => {},
    ...changed,
  });
}

async function restore(changed: Partial<RestoreSettings> = {}) {
  return await restoreBackup({
    file: good,
    data: join(root, "restored"),
    openKey: async () => done(testRoot),
    placeKey: async () => {},
    say: () => {},
    onBytes: () => {},
    ...changed,
  });
}

async function refuses(changed: Partial<RestoreSettings>, says: RegExp): Promise<void> {
  const to = changed.data ?? join(root, "refused");
  const outcome = await restore({ data: to, ...changed });
  assert.match(outcome.ok ? "restored" : backupProblemInWords(outcome.problem), says);
  if (changed.data === undefined) assert.equal(existsSync(to), false);
  assert.deepEqual(
    readdirSync(root).filter((name) => name.includes("partial")),
    [],
  );
}

async function opened(folder: string): Promise<OpenRecord> {
  const outcome = await openRecord({ data: folder, durable: false });
  assert.ok(outcome.ok);
  return outcome.value;
}

async function openedForAWhile(folder: string): Promise<OpenRecord & AsyncDisposable> {
  const there = await opened(folder);
  return { ...there, [Symbol.asyncDispose]: () => there.close() };
}

/** Every table with a hash of all its rows. */
async function rowsOf(sql: Sql): Promise<Map<string, string>> {
  const tables = await sql<{ readonly name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> 'migration' order by 1`;
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await sql.unsafe(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from "${name}" t`,
    );
    found.set(name, String(row!["rows"]));
  }
  return found;
}

async function theLead(sql: Sql): Promise<Staff> {
  const [row] = await sql<[Pick<Staff, "id" | "authority">]>`select id, authority_id as authority from staff`;
  return { ...row, name: "Ana Pryce", email: "ana@northmere.example", role: "lead", incidents: null };
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 1;
  writeFileSync(file, bytes);
}

function write(file: string, start: Buffer): void {
  const bytes = readFileSync(file);
  start.copy(bytes);
  writeFileSync(file, bytes);
}

function messagesIn(outbox: string): number {
  return readdirSync(outbox).filter((name) => name.endsWith(".sealed")).length;
}
