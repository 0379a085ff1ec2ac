/** Messages taken out of the outbox in clear: all of them, into a folder elsewhere, with a reason in the ledger; or not at all. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { outboxCourier } from "../src/deliver/outbox/outbox-courier.ts";
import { packCourier } from "../src/deliver/outbox/packs/pack-courier.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { openEnvelopes } from "../src/store/notices/envelopes.ts";
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
await pack(["U-1.0a1b2c3d-one", "U-1.0a1b2c3d-two"]);
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
  assert.equal(written.length, 6);
  assert.match(readFileSync(join(out, "email", "U-1_0a1b2c3d-two.eml"), "utf8"), /^To: p@example\.org\r$/mu);
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
    [{ messages: 6, reason: "second wave, to the printer" }],
  );
});

test("messages that came back are taken in, and the folder stays as it is", async () => {
  const from = join(base, "back");
  mkdirSync(from);
  writeFileSync(join(from, "1.eml"), "Subject: Out of office\n");
  const ran = await candour(place, ["outbox", "returned", "--data", data, "--from", from]);
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /1 read: 0 subscriptions ended[\s\S]*1 are not about our news/u);
  assert.deepEqual(readdirSync(from), ["1.eml"]);
  const none = await candour(place, ["outbox", "returned", "--data", data, "--from", join(base, "none")]);
  assert.equal(none.code, 1);
});

/** News, many in a file. */
async function pack(references: readonly string[]): Promise<void> {
  assert.ok(record.ok);
  const { sql } = record.value;
  const outbox = join(data, "outbox");
  const envelopes = openEnvelopes(sql, await openRing(sql, testRoot));
  const carry = packCourier(outbox, envelopes, outboxCourier(outbox, envelopes));
  await carry(
    references.map((reference) => ({
      ...{ reference, channel: "email", to: "p@example.org", name: "", date: new Date(0) },
      words: { subject: "News", blocks: [], short: "News" },
      from: { name: "Northmere", email: "news@n.example", address: [] },
    })),
  );
}
