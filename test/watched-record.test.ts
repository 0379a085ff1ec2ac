/** What is said of a record to whoever watches over it: figures, and whether it can be worked with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFigures } from "../src/store/watch/read-figures.ts";
import { recordChecks } from "../src/store/watch/record-checks.ts";
import { createMetrics } from "../src/watch/metrics.ts";
import { readinessOf } from "../src/watch/readiness.ts";
import { furnishedRecord } from "./builders/furnished.ts";
import { askAndGrant } from "./builders/send-wave.ts";
import { testRecord } from "./record.ts";

const all = { record: true, migrations: true, ledger: true };

test("the figures count all authorities' entries and messages, and say nothing of whose they are", async () => {
  const { sql, desk, incident, north, lead, dpo, now } = await furnishedRecord();
  const bands = ["very-high", "high", "medium", "low"] as const;
  const before = await readFigures(sql);
  assert.ok(before.ledgerEntries > 5);
  assert.deepEqual([before.entriesWithoutPlace, before.messagesQueued, before.oldestMessage], [0, 0, 0]);
  await desk.approveNotices("system", incident.id, { authority: north, bands, exercise: true });
  assert.ok((await askAndGrant(desk, lead, dpo, incident.id, now())).ok);
  const after = await readFigures(sql);
  assert.ok(after.messagesQueued > 0);
  assert.ok(after.oldestMessage > 0);
  const text = await createMetrics(() => readFigures(sql)).text();
  assert.match(text, new RegExp(`candour_outbox_messages ${after.messagesQueued}\n`, "u"));
  assert.doesNotMatch(text, /northmere|INC-|[0-9a-f]{8}-[0-9a-f]{4}/iu);
});

test("a record that is whole is ready", async () => {
  const { sql } = await testRecord();
  assert.deepEqual((await readinessOf(recordChecks(sql))).checks, all);
});

test("a record that lacks a migration, or has one that nobody knows, is not ready", async () => {
  const { sql } = await testRecord();
  await sql`insert into migration (name, checksum) values ('9999-of-a-later-candour.sql', 'x')`;
  assert.deepEqual((await readinessOf(recordChecks(sql))).checks, { ...all, migrations: false });
});

test("a ledger in which an entry waits for its place for minutes is not ready", async () => {
  const { sql } = await testRecord();
  const entry = (written: Date) =>
    JSON.stringify({ actor: "system", subject: "x", verb: "x.x", written: written.toISOString() });
  await sql`insert into ledger_entry (leaf) values (${entry(new Date())})`;
  assert.equal((await readinessOf(recordChecks(sql))).ready, true);
  await sql`insert into ledger_entry (leaf) values (${entry(new Date(Date.now() - 120_000))})`;
  assert.deepEqual((await readinessOf(recordChecks(sql))).checks, { ...all, ledger: false });
});

test("a record that does not answer is not ready", async () => {
  const record = await testRecord();
  await record.close();
  assert.equal((await readinessOf(recordChecks(record.sql))).ready, false);
});
