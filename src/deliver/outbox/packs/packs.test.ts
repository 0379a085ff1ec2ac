/** What goes to many, packed: each reference once, whoever writes and whatever was cut short. */
import assert from "node:assert/strict";
import { createSecretKey, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { OutgoingMessage } from "../../../respond/courier.ts";
import { seal, unseal } from "../../../seal/seal.ts";
import { type Envelopes, openMessage, unpacked } from "../envelope.ts";
import { outboxCourier } from "../outbox-courier.ts";
import { clearPacks } from "./clear-packs.ts";
import { newIdSet } from "./id-set.ts";
import { packCourier } from "./pack-courier.ts";
import { packPath, seriesOf } from "./pack-series.ts";
import { countPacked, packedIn } from "./read-packs.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const envelopes: Envelopes = {
  seal: async (reference, content) => seal(content, key, reference),
  open: async (reference, sealed) => unseal(sealed, key, reference),
};
const series = "7.0a1b2c3d";
const to = (reference: string): OutgoingMessage => ({
  ...{ reference, channel: "email", to: "ada@example.org", name: "" },
  words: { subject: "News", blocks: [{ kind: "paragraph", text: "My Account is back" }], short: "News" },
  from: { name: "Northmere Council", email: "news@northmere.example", address: [] },
  date: new Date("2026-01-05T09:00:00Z"),
});
const some = (count: number, name = series) =>
  Array.from({ length: count }, () => to(`U-${name}-${randomUUID()}`));
const open = (folder: string) => packCourier(folder, envelopes, outboxCourier(folder, envelopes));

test("a batch is one file, each message of it can be read, and nothing of it can without the key", async () => {
  const folder = await newFolder();
  const messages = some(50);
  const outcomes = await open(folder)(messages);
  assert.ok(outcomes.every((one) => one.kind === "sent" && !one.already));
  assert.deepEqual(await readdir(join(folder, "packs", series)), ["000001.pack"]);
  const bytes = await readFile(packPath(folder, series, 1));
  for (const word of ["ada@", "My Account", "Subject"]) assert.ok(!bytes.includes(word), word);
  const read = await openMessage(folder, messages[17]!.reference, envelopes);
  assert.match(String(read?.bytes), /^To: ada@example\.org\r$/mu);
  assert.equal(await countPacked(folder), 50);
});

test("what lies there already is sent no second time, by this process or by the one after it", async () => {
  const folder = await newFolder();
  const [first, second] = [some(30), some(30)];
  const courier = open(folder);
  await courier(first);
  const again = await courier([...first, ...second]);
  const after = await open(folder)([...first, ...second]);
  const already = (ones: typeof again) => ones.filter((one) => one.kind === "sent" && one.already).length;
  assert.deepEqual([already(again), already(after)], [30, 60]);
  assert.equal(await countPacked(folder), 60);
});

test("two processes that carry the same at once leave each message once", async () => {
  const folder = await newFolder();
  const messages = some(200);
  const both = [open(folder), open(folder), open(folder)];
  const outcomes = await Promise.all(both.map((courier) => courier(messages)));
  const written = outcomes.flat().filter((one) => one.kind === "sent" && !one.already).length;
  assert.equal(written, 200);
  assert.equal(await references(folder), 200);
});

test("a draft that a kill left counts for nothing, and goes when it is old", async () => {
  const folder = await newFolder();
  await open(folder)(some(3));
  const draft = join(folder, "packs", series, ".1.part");
  await writeFile(draft, "candour-pack 1\n[");
  await open(folder)(some(3));
  assert.equal(await countPacked(folder), 6);
  await utimes(draft, 1, 1);
  await open(folder)(some(1));
  assert.ok(!(await readdir(join(folder, "packs", series))).includes(".1.part"));
});

test("messages of several mailings come back in their order, what belongs to none in a file of its own", async () => {
  const folder = await newFolder();
  const messages = [to("B-1"), ...some(2, "day.20260105-8.aaaa0000"), ...some(2), to("B-2")];
  const sealing: Pick<Envelopes, "seal"> = {
    seal: async (reference, content) =>
      reference === messages[2]!.reference ? null : seal(content, key, reference),
  };
  const outcomes = await packCourier(folder, sealing, outboxCourier(folder, envelopes))(messages);
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ["sent", "sent", "refused", "sent", "sent", "sent"],
  );
  assert.deepEqual((await readdir(folder)).sort(), ["B-1.sealed", "B-2.sealed", "packs"]);
});

test("a folder that cannot be written to, or a pack that is damaged, is the outbox's fault and loses nothing", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "packs"), "in the way");
  assert.deepEqual(
    (await open(folder)(some(2))).map(({ kind }) => kind),
    ["unavailable", "unavailable"],
  );
  await rm(join(folder, "packs"));
  const messages = some(2);
  await open(folder)(messages);
  await writeFile(packPath(folder, series, 1), "rubbish");
  assert.equal((await open(folder)(messages))[0]?.kind, "unavailable");
});

test("only what is named as news is packed, and no name leads out of the folder", () => {
  const names = ["U-12.0a1b2c3d-x", "U-day.20260105-9.00000000-x", "U-../../x-y", "U-.-x", "N-1-2", "U-A-x"];
  assert.deepEqual(names.map(seriesOf), ["12.0a1b2c3d", "day.20260105", null, null, null, null]);
});

test("packs of a month ago go, those that are added to stay", async () => {
  const folder = await newFolder();
  await open(folder)([...some(2), ...some(2, "8.00000000")]);
  await utimes(join(folder, "packs", series), 1, 1);
  assert.equal(await clearPacks(folder, new Date("2026-01-01")), 1);
  assert.equal(await countPacked(folder), 2);
  assert.equal(await clearPacks(join(folder, "none"), new Date()), 0);
});

test("a set of references knows each of a hundred thousand, and none that is not there", () => {
  const set = newIdSet();
  for (let n = 0; n < 100_000; n++) set.add(`U-1-${n}`);
  set.add("U-1-7");
  assert.equal(set.size, 100_000);
  for (let n = 0; n < 100_000; n += 7) assert.ok(set.has(`U-1-${n}`) && !set.has(`U-2-${n}`));
});

async function references(folder: string): Promise<number> {
  const found = new Set<string>();
  for await (const pack of packedIn(folder))
    for (const { reference, sealed } of pack) {
      const content = await envelopes.open(reference, sealed);
      assert.equal(content === null ? null : unpacked(content).channel, "email");
      assert.ok(!found.has(reference));
      found.add(reference);
    }
  return found.size;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "candour-packs-"));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
