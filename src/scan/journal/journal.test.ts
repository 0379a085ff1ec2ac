/** The journal keeps what was awaited, in order, sealed; a torn or foreign tail is cut and nothing else. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openDisk } from "./disk.ts";
import { type Journal, openJournal, WrongKey } from "./journal.ts";
import { lockFolder } from "./lock.ts";

const base = mkdtempSync(join(tmpdir(), "candour-journal-"));
const key = createSecretKey(Buffer.alloc(32, 1));
after(() => rmSync(base, { recursive: true, force: true }));

let count = 0;
const newFile = () => join(base, `journal-${count++}`);

async function opened(file: string, as = key): Promise<{ journal: Journal; bodies: string[] }> {
  const bodies: string[] = [];
  const wanted = new Set(["reading", "start"] as const);
  const journal = await openJournal(await openDisk(file, "write"), as, wanted, (_kind, _slot, body) =>
    bodies.push(body.toString()),
  );
  return { journal, bodies };
}

async function filled(records: number): Promise<string> {
  const file = newFile();
  const { journal } = await opened(file);
  await Promise.all(Array.from({ length: records }, (_, i) => journal.append("reading", `record ${i}`)));
  await journal.close();
  return file;
}

test("what is appended is read back by its slot and by the next opening, in order", async () => {
  const file = newFile();
  const { journal } = await opened(file);
  const slots = await Promise.all([...Array(50).keys()].map((i) => journal.append("reading", `record ${i}`)));
  await journal.append("part", "of no interest to the next opening");
  for (const [i, slot] of slots.entries())
    assert.equal((await journal.read(slot)).body.toString(), `record ${i}`);
  await journal.close();
  assert.equal(readFileSync(file).includes("record"), false);
  const again = await opened(file);
  assert.deepEqual(
    again.bodies,
    [...Array(50).keys()].map((i) => `record ${i}`),
  );
  await again.journal.close();
});

test("cut at any byte, the whole records before it are kept and writing goes on after them", async () => {
  const whole = readFileSync(await filled(3));
  const length = whole.length / 3;
  for (let cut = 0; cut <= whole.length; cut += 7) {
    const file = newFile();
    writeFileSync(file, whole.subarray(0, cut));
    const first = await opened(file);
    const kept = Math.floor(cut / length);
    assert.deepEqual(first.bodies, ["record 0", "record 1", "record 2"].slice(0, kept), `cut at ${cut}`);
    await first.journal.append("reading", "after");
    await first.journal.close();
    const second = await opened(file);
    assert.equal(second.bodies.at(-1), "after");
    await second.journal.close();
  }
});

const damages = [
  { name: "a flipped bit", damage: (bytes: Buffer) => (bytes[bytes.length - 20]! ^= 1) },
  {
    name: "an absurd length",
    damage: (bytes: Buffer) => bytes.writeUInt32LE(0xffffffff, (bytes.length / 3) * 2),
  },
  { name: "an unknown kind", damage: (bytes: Buffer) => (bytes[(bytes.length / 3) * 2 + 8] = 99) },
  { name: "zeros for a record", damage: (bytes: Buffer) => bytes.fill(0, (bytes.length / 3) * 2) },
];
for (const { name, damage } of damages) {
  test(`the tail is ignored from ${name} on`, async () => {
    const file = await filled(3);
    const bytes = readFileSync(file);
    damage(bytes);
    writeFileSync(file, bytes);
    const { journal, bodies } = await opened(file);
    assert.deepEqual(bodies, ["record 0", "record 1"]);
    await journal.close();
  });
}

test("records that changed places do not open", async () => {
  const file = await filled(4);
  const bytes = readFileSync(file);
  const length = bytes.length / 4;
  const swapped = [0, 2, 1, 3].map((i) => bytes.subarray(i * length, (i + 1) * length));
  writeFileSync(file, Buffer.concat(swapped));
  const { journal, bodies } = await opened(file);
  assert.deepEqual(bodies, ["record 0"]);
  await journal.close();
});

test("another's key cuts nothing", async () => {
  const file = await filled(3);
  const before = readFileSync(file);
  const disk = await openDisk(file, "write");
  const another = createSecretKey(Buffer.alloc(32, 2));
  await assert.rejects(
    openJournal(disk, another, new Set(["reading"] as const), () => {}),
    WrongKey,
  );
  await disk.close();
  assert.deepEqual(readFileSync(file), before);
});

test("after a failed write nothing is said to be kept", async () => {
  const file = newFile();
  const disk = await openDisk(file, "write");
  let fails = false;
  const failing = {
    ...disk,
    write: (at: number, bytes: Buffer) => (fails ? Promise.reject(new Error("full")) : disk.write(at, bytes)),
  };
  const journal = await openJournal(failing, key, new Set(), () => {});
  await journal.append("reading", "kept");
  fails = true;
  await assert.rejects(journal.append("reading", "lost"));
  fails = false;
  await assert.rejects(journal.append("reading", "behind a hole"));
  await journal.close();
  const again = await opened(file);
  assert.deepEqual(again.bodies, ["kept"]);
  await again.journal.close();
});

test("a lock is refused to a second, released to a third, and a dead process's is taken over", async () => {
  const lock = await lockFolder(base);
  assert.ok(lock);
  assert.equal(await lockFolder(base), null);
  await lock.release();
  const next = await lockFolder(base);
  assert.ok(next);
  await next.release();
  // A process of this number lives, but started at another time; and one that no longer lives.
  for (const stale of [`${process.pid} another-boot/1 abc\n`, "4194303 boot/1 abc\n", "garbage"]) {
    writeFileSync(join(base, "lock"), stale);
    const taken = await lockFolder(base);
    assert.ok(taken, stale);
    await taken.release();
  }
});

test("of many at once only one gets a dead process's lock", async () => {
  writeFileSync(join(base, "lock"), "4194303 boot/1 abc\n");
  const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(base)));
  const got = locks.filter((lock) => lock !== null);
  assert.equal(got.length, 1);
  await got[0]!.release();
});

test("a journal that ends in another file's bytes is cut to its own", async () => {
  const file = await filled(2);
  const { size } = { size: readFileSync(file).length };
  appendFileSync(file, "not a record");
  const { journal } = await opened(file);
  await journal.close();
  assert.equal(readFileSync(file).length, size);
  truncateSync(file, 0);
  const empty = await opened(file);
  assert.deepEqual(empty.bodies, []);
  await empty.journal.close();
});
