/** Messages taken out of the outbox in clear: all of them, into a folder elsewhere, with a reason in the ledger; or not at all. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { openRecord } from "../src/store/open-record.ts";
import { furnish, testRoot } from "./builders/backed-up.ts";
import { candour } from "./builders/command-line.ts";
import { dataFolder } from "./record.ts";

const base = dataFolder("candour-export-");
after(() => rmSync(base, { recursive: true, force: true }));
const data = join(base, "data");
const place = { folder: base, key: join(base, "scan.key") };
const out = join(base, "out");
const take = (to: string, reason: string) =>
  candour(place, ["outbox", "export", "--data", data, "--to", to, "--reason", reason]);

const record = await openRecord({ data });
assert.ok(record.ok);
await furnish(record.value.sql, data, 6, 4);
await record.value.close();
mkdirSync(join(data, "keys"), { recursive: true });
writeFileSync(join(data, "keys", "master.key"), testRoot.export().toString("hex"), { mode: 0o600 });

const refused = [
  { name: "into the data folder", to: join(data, "clear"), reason: "to the printer", says: /data folder/ },
  { name: "into a folder that holds something", to: base, reason: "to the printer", says: /holds something/ },
  { name: "without a reason", to: out, reason: " ", says: /Say with --reason/ },
];
for (const { name, to, reason, says } of refused)
  test(`nothing is written ${name}`, async () => {
    const ran = await take(to, reason);
    assert.equal(ran.code, 1);
    assert.match(ran.err, says);
  });

test("every message is written in clear, and the ledger says how many and why", async () => {
  const ran = await take(out, "second wave, to the printer");
  assert.equal(ran.code, 0, ran.err);
  const written = readdirSync(join(out, "email"));
  assert.equal(written.length, 4);
  assert.match(readFileSync(join(out, "email", written[0]!), "utf8"), /^To: .*@example\.org/m);
  assert.equal(readdirSync(join(data, "outbox")).filter((name) => name.endsWith(".sealed")).length, 4);
  const again = await openRecord({ data });
  assert.ok(again.ok);
  const rows = await again.value.sql<
    { leaf: string }[]
  >`select leaf from ledger_entry where verb = 'outbox.exported'`;
  await again.value.close();
  assert.deepEqual(
    rows.map(({ leaf }) => (JSON.parse(leaf) as { detail: unknown }).detail),
    [{ messages: 4, reason: "second wave, to the printer" }],
  );
});
