/** What sealing costs: fields, look-up hashes, the spool and the journal; with a KeyObject and with raw key bytes. */
import { createCipheriv, createSecretKey, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PersonId } from "../../src/domain/ids.ts";
import { openDisk } from "../../src/scan/journal/disk.ts";
import { openJournal } from "../../src/scan/journal/journal.ts";
import { readSpool, writeSpool } from "../../src/scan/spool/spool.ts";
import { freshPersonKey, unwrapPersonKey, wrapPersonKey } from "../../src/seal/person-key.ts";
import { lookupHash, seal, unseal } from "../../src/seal/seal.ts";
import type { NamedKey } from "../../src/seal/sealed-value.ts";
import { openPersonFields } from "../../src/store/people/person-fields.ts";
import { compare, inFolder, rate, ratePerCore } from "./measure.ts";

const raw = randomBytes(32);
const key = createSecretKey(raw);
const address = "12 Fernhill Road, Northmere, W8 7NX";
const sealed = seal(address, key, "person/1");
const many = 50_000;

await compare("a field", "a second of a core", 5, [
  {
    name: "sealed with a KeyObject",
    run: () => ratePerCore(many, () => times(() => seal(address, key, "person/1"))),
  },
  { name: "sealed with raw key bytes", run: () => ratePerCore(many, () => times(sealRaw)) },
  { name: "opened", run: () => ratePerCore(many, () => times(() => unseal(sealed, key, "person/1"))) },
  {
    name: "hashed for look-ups",
    run: () => ratePerCore(many, () => times(() => lookupHash("email", address, key))),
  },
]);

const dataKey: NamedKey = { kind: "data", number: 7, key };
const id = "0b6f5c1e-8f6e-4f57-9d1c-0d5d3c9a7e11" as PersonId;
const own = freshPersonKey();
const fields = openPersonFields(id, own);
const name = fields.name.seal("Zoë Quillfeather", 0);
const wrapped = wrapPersonKey(own, id, dataKey);
const people = 10_000;
await compare("a person of 5 values, with a key of their own", "fields a second of a core", 5, [
  { name: "key made, wrapped, values sealed", run: () => ratePerCore(people * 5, () => each(sealPerson)) },
  { name: "key unwrapped, values opened", run: () => ratePerCore(people * 5, () => each(openPerson)) },
]);

await inFolder(async (folder) => {
  mkdirSync(join(folder, "spool"));
  const content = randomBytes(32 * 1024 * 1024);
  const megabytes = content.length / 1e6;
  let n = 0;
  await compare("a member of 34 MB", "MB/s", 5, [
    {
      name: "sealed into the spool",
      run: () => rate(megabytes, () => writeSpool(join(folder, "spool"), content, key)),
    },
    {
      name: "written in clear",
      run: () => rate(megabytes, () => writeFileSync(join(folder, `clear-${n++}`), content)),
    },
  ]);
  const spooled = await writeSpool(join(folder, "spool"), content, key);
  await compare("a member of 34 MB", "MB/s", 5, [
    {
      name: "read back from the spool",
      run: () => rate(megabytes, () => readAll(join(folder, "spool"), spooled)),
    },
  ]);
  const journal = await openJournal(
    await openDisk(join(folder, "journal"), "write"),
    key,
    new Set(),
    () => {},
  );
  const record = randomBytes(4096);
  await compare("records of 4 KB", "a second", 5, [
    { name: "sealed into the journal, 64 at once", run: () => rate(6400, () => append(100)) },
  ]);
  await journal.close();

  async function append(batches: number): Promise<void> {
    for (let i = 0; i < batches; i++) {
      await Promise.all(Array.from({ length: 64 }, () => journal.append("reading", record)));
    }
    await journal.sync();
  }
});

function sealPerson(): void {
  const made = freshPersonKey();
  const { name, dateOfBirth, contact } = openPersonFields(id, made);
  wrapPersonKey(made, id, dataKey);
  name.seal("Zoë Quillfeather", 0);
  dateOfBirth.seal("1971-03-09", 0);
  for (let at = 0; at < 3; at++) contact.seal(address, at);
}

function openPerson(): void {
  const opened = openPersonFields(id, unwrapPersonKey(wrapped, id, dataKey)).name;
  for (let at = 0; at < 5; at++) opened.open(name, 0);
}

function each(work: () => void): void {
  for (let at = 0; at < people; at++) work();
}

function times(work: () => unknown): void {
  for (let i = 0; i < many; i++) work();
}

/** As `seal`, but with bytes where it has a KeyObject. */
function sealRaw(): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", raw, nonce);
  cipher.setAAD(Buffer.from("person/1"));
  return Buffer.concat([nonce, cipher.update(Buffer.from(address)), cipher.final(), cipher.getAuthTag()]);
}

async function readAll(folder: string, name: string): Promise<void> {
  for await (const _ of readSpool(folder, name, key));
}
