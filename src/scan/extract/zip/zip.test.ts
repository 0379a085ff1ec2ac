import assert from "node:assert/strict";
import test from "node:test";
import { ZipFile } from "yazl";
import { tryReading } from "../trial.ts";

type File = { readonly name: string; readonly content: Buffer | string; readonly stored?: boolean };

async function zipped(files: readonly File[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { name, content, stored } of files) {
    if (name.endsWith("/")) archive.addEmptyDirectory(name);
    else archive.addBuffer(Buffer.from(content as string), name, { compress: stored !== true });
  }
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const two = [
  { name: "a/one.txt", content: "first letter" },
  { name: "b/zwei ü.txt", content: "second letter ".repeat(50) },
];

/** Every local and central header of the archive. */
function headers(bytes: Buffer, signature: string): number[] {
  const found: number[] = [];
  for (
    let at = bytes.indexOf(signature, 0, "latin1");
    at !== -1;
    at = bytes.indexOf(signature, at + 4, "latin1")
  ) {
    found.push(at);
  }
  return found;
}

test("zip: each file is a member by its own path, directories are none", async () => {
  const { type, members, ending } = await tryReading(
    "x.zip",
    await zipped([...two, { name: "empty/", content: "" }]),
  );
  assert.equal(type, "zip");
  assert.deepEqual(
    members.map((member) => member.name),
    ["a/one.txt", "b/zwei ü.txt"],
  );
  assert.equal(members[0]!.content.toString(), "first letter");
  assert.deepEqual([ending.outcome, ending.partial], ["readable", false]);
});

test("zip: a name in the code page of DOS is right", async () => {
  const bytes = await zipped([{ name: "J___.txt", content: "x" }]);
  for (const at of [...headers(bytes, "J___")]) bytes.set([0x4a, 0x82, 0x81, 0x9c], at);
  for (const at of headers(bytes, "PK\x03\x04"))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 6) & ~0x800, at + 6);
  for (const at of headers(bytes, "PK\x01\x02"))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) & ~0x800, at + 8);
  assert.equal((await tryReading("x.zip", bytes)).members[0]!.name, "Jéü£.txt");
});

test("zip: with its directory cut off the entries are salvaged, and that is said", async () => {
  const bytes = await zipped(two);
  const cut = bytes.subarray(0, headers(bytes, "PK\x01\x02")[0]);
  const { members, ending } = await tryReading("x.zip", cut);
  assert.deepEqual(
    members.map((member) => member.content.toString()),
    two.map((file) => file.content),
  );
  assert.equal(ending.partial, true);
  assert.match(ending.reason!, /directory/);
});

test("zip: cut in the middle of an entry, what it still holds is given", async () => {
  const bytes = await zipped([
    { name: "one.txt", content: "first letter" },
    { name: "two.txt", content: "A".repeat(5000), stored: true },
  ]);
  const { members, ending } = await tryReading("x.zip", bytes.subarray(0, 1000));
  assert.equal(members.length, 2);
  assert.match(members[1]!.content.toString(), /^A{100,}$/);
  assert.equal(ending.partial, true);
});

test("zip: encrypted entries are listed and an archive of nothing else is encrypted", async () => {
  const bytes = await zipped(two);
  for (const at of headers(bytes, "PK\x01\x02")) bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  const { members, unreadable, ending } = await tryReading("x.zip", bytes);
  assert.equal(members.length, 0);
  assert.deepEqual(
    unreadable.map((one) => one.outcome),
    ["encrypted", "encrypted"],
  );
  assert.equal(ending.outcome, "encrypted");
});

test("zip: one encrypted entry among others leaves the archive readable in part", async () => {
  const bytes = await zipped(two);
  const at = headers(bytes, "PK\x01\x02")[0]!;
  bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  const { members, unreadable, ending } = await tryReading("x.zip", bytes);
  assert.deepEqual([members.length, unreadable.length], [1, 1]);
  assert.deepEqual([ending.outcome, ending.partial], ["readable", true]);
});

test("zip: a declared size that lies changes nothing of what is read", async () => {
  const bytes = await zipped(two);
  for (const at of headers(bytes, "PK\x01\x02")) bytes.writeUInt32LE(3, at + 24);
  const { members } = await tryReading("x.zip", bytes);
  assert.equal(members[0]!.content.toString(), "first letter");
});

test("zip: bytes that do not agree with their checksum are given and said", async () => {
  const bytes = await zipped([{ name: "one.txt", content: "first letter", stored: true }]);
  bytes.write("F", bytes.indexOf("first"));
  const { members, ending } = await tryReading("x.zip", bytes);
  assert.equal(members[0]!.content.toString(), "First letter");
  assert.equal(ending.partial, true);
});

test("zip: 100 MB of zeros stop at 50 MB as a bomb, and later entries are accounted for", async () => {
  const bytes = await zipped([
    { name: "first.txt", content: "letter" },
    { name: "zeros", content: Buffer.alloc(100 << 20) },
    { name: "later.txt", content: "x" },
  ]);
  const { members, unreadable, ending } = await tryReading("x.zip", bytes);
  assert.deepEqual(
    members.map((member) => member.name),
    ["first.txt"],
  );
  assert.deepEqual(
    unreadable.map((one) => one.name),
    ["zeros", "later.txt"],
  );
  assert.equal(ending.outcome, "bomb");
});

test("zip: entries that share their bytes are a bomb", async () => {
  const bytes = await zipped([
    { name: "a.bin", content: "A".repeat(900), stored: true },
    { name: "b.bin", content: "B".repeat(900), stored: true },
    { name: "c.bin", content: "C".repeat(900), stored: true },
    { name: "d.bin", content: "D".repeat(900), stored: true },
  ]);
  for (const at of headers(bytes, "PK\x01\x02")) {
    bytes.writeUInt32LE(0, at + 42);
    bytes.writeUInt32LE(3000, at + 20);
  }
  assert.equal((await tryReading("x.zip", bytes)).ending.outcome, "bomb");
});

test("zip: a spent budget (depth, members, bytes) stops the archive", async () => {
  const inner = await zipped(two);
  const { members, unreadable, ending } = await tryReading(
    "x.zip",
    await zipped([{ name: "self.zip", content: inner }, ...two]),
    () => false,
  );
  assert.deepEqual([members.length, unreadable.length], [1, 2]);
  assert.equal(ending.outcome, "bomb");
});

test("zip: without entries it is empty", async () => {
  assert.equal((await tryReading("x.zip", await zipped([]))).ending.outcome, "empty");
});

test("zip: a head with nothing behind it is corrupt", async () => {
  assert.equal((await tryReading("x.zip", Buffer.from("PK\x03\x04\x14\0\0\0"))).ending.outcome, "corrupt");
});

test("zip: of which nothing can be had is corrupt, its entries listed", async () => {
  const bytes = await zipped([{ name: "one.txt", content: "first letter ".repeat(50) }]);
  const start = headers(bytes, "PK\x03\x04")[0]! + 30 + "one.txt".length;
  // Deflate knows no block of type 3 (RFC 1951 3.2.3).
  const cut = Buffer.concat([bytes.subarray(0, start), Buffer.from([0x07]), Buffer.alloc(200, 0x55)]);
  const { members, unreadable, ending } = await tryReading("x.zip", cut);
  assert.deepEqual(
    [members.length, unreadable.map((one) => [one.name, one.outcome])],
    [0, [["one.txt", "corrupt"]]],
  );
  assert.equal(ending.outcome, "corrupt");
  assert.match(ending.reason!, /directory.*1 of 1/);
});
