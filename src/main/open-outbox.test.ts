import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { testRecord } from "../../test/record.ts";
import { wordsFor } from "../respond/words.ts";
import { openOutbox } from "./open-outbox.ts";

const base = mkdtempSync(join(tmpdir(), "candour-outbox-"));
after(() => rmSync(base, { recursive: true, force: true }));
const shared = { shared: true };

test("a record keeps to the outbox folder that it began with", async () => {
  const { sql } = await testRecord();
  const [own, other] = [join(base, "own"), join(base, "other")];
  assert.ok((await openOutbox(sql, own, shared)).ok);
  assert.deepEqual(readdirSync(own), [".candour-outbox"]);
  assert.ok((await openOutbox(sql, own, shared)).ok);
  const stranger = await openOutbox(sql, other, shared);
  assert.deepEqual(stranger, { ok: false, problem: { kind: "outbox-other", path: other } });
  assert.match(stranger.ok ? "" : wordsFor(stranger.problem), /outbox folder .*other is not the one/);
  assert.ok((await openOutbox(sql, own, shared)).ok, "the refusal left everything as it was");
});

test("the folder of another record is refused, also by a record that nobody shares", async () => {
  const [one, two] = [await testRecord(), await testRecord()];
  const [first, second] = [join(base, "first"), join(base, "second")];
  assert.ok((await openOutbox(one.sql, first, { shared: false })).ok);
  assert.ok((await openOutbox(two.sql, second, { shared: false })).ok);
  assert.equal((await openOutbox(two.sql, first, { shared: false })).ok, false);
});

test("a record of its own folder may have its outbox emptied; one on a server asks for it back", async () => {
  const { sql } = await testRecord();
  const folder = join(base, "emptied");
  assert.ok((await openOutbox(sql, folder, shared)).ok);
  rmSync(folder, { recursive: true });
  assert.equal((await openOutbox(sql, folder, shared)).ok, false);
  assert.ok((await openOutbox(sql, folder, { shared: false })).ok);
  assert.ok((await openOutbox(sql, folder, shared)).ok);
});

test("a folder that cannot be made is said to be so", async () => {
  const { sql } = await testRecord();
  writeFileSync(join(base, "file"), "in the way");
  const outcome = await openOutbox(sql, join(base, "file", "outbox"), shared);
  assert.deepEqual(outcome, {
    ok: false,
    problem: { kind: "not-writable", path: join(base, "file", "outbox") },
  });
});
