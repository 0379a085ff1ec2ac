/** The commands for witnesses as two bodies type them: keys handed over, a checkpoint that goes out and comes back. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { openRecord } from "../src/store/open-record.ts";
import { candour } from "./builders/command-line.ts";
import { ledgerWith } from "./builders/ledger-of.ts";
import { dataFolder } from "./record.ts";

const folders = dataFolder("candour-witness-commands-");
after(() => rmSync(folders, { recursive: true, force: true }));
const place = { folder: folders, key: join(folders, "none.key") };
const env = { CANDOUR_SECRET: randomBytes(32).toString("hex") };

test("two bodies exchange keys and a checkpoint by file", async () => {
  const [own, partner] = [await body("own"), await body("partner")];
  const [cp, back] = [join(folders, "checkpoint"), join(folders, "cosigned")];
  const key = keyIn((await run(own, "witness", "list")).out, "this ledger");
  const witness = keyIn((await run(partner, "witness", "list")).out, "as a witness");
  assert.equal((await run(own, "witness", "add", witness, "--name", "Easthaven Council")).code, 0);
  assert.match((await run(own, "witness", "add", witness, "--name", "Again")).err, /known already/);
  assert.equal((await run(partner, "witness", "add", key, "--name", "Northmere Council")).code, 0);

  assert.equal((await run(own, "ledger", "checkpoint", "--out", cp)).code, 0);
  assert.match((await run(own, "witness", "cosign", cp, "--out", back)).err, /is not known here/);
  assert.equal((await run(partner, "witness", "cosign", cp, "--out", back)).code, 0);
  const taken = await run(own, "ledger", "cosign", back);
  assert.match(taken.out, /Co-signed up to entry 3 by Easthaven Council/, taken.err);
  assert.match((await run(partner, "witness", "cosign", cp, "--out", back)).err, /--since 3/);
  assert.match((await run(own, "ledger", "cosign", cp)).err, /no checkpoint with signatures/);
  assert.match((await run(own, "witness", "list")).out, /witness +Easthaven Council, up to entry 3/);
  assert.match((await run(partner, "witness", "list")).out, /watched ledger +Northmere Council, 3 entries/);
  assert.equal((await run(own, "ledger", "verify")).code, 0);
  assert.match(
    (await run(own, "ledger", "checkpoint", "--out", cp, "--since", "99")).err,
    /nobody can have seen 99/,
  );
  assert.equal((await run(own, "ledger", "send-checkpoint", "file:///etc/hosts")).code, 2);
});

async function body(name: string): Promise<string> {
  const data = join(folders, name);
  const opened = await openRecord({ data, durable: false });
  assert.ok(opened.ok);
  await ledgerWith(opened.value.sql, folders).add(3);
  await opened.value.close();
  return data;
}

function run(data: string, ...words: readonly string[]) {
  return candour(place, [...words, "--data", data], { env });
}

function keyIn(listed: string, what: string): string {
  const [, key] = new RegExp(`^${what} +(\\S+)$`, "m").exec(listed) ?? [];
  assert.ok(key, listed);
  return key;
}
