import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { tryReading } from "../trial.ts";

function entry(name: string, content: string, type = "0"): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar\0", 257);
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const archive = Buffer.concat([
  entry("a/", "", "5"),
  entry("a/one.txt", "first"),
  entry("././@LongLink", `a/${"long".repeat(40)}.txt\0`, "L"),
  entry("a/longlong", "second".repeat(200)),
  Buffer.alloc(1024),
]);

test("tar: files are members by their names, long ones too", async () => {
  const { type, members, ending } = await tryReading("x.bin", archive);
  assert.equal(type, "tar");
  assert.deepEqual(
    members.map((one) => one.name),
    ["a/one.txt", `a/${"long".repeat(40)}.txt`],
  );
  assert.equal(members[1]!.content.toString(), "second".repeat(200));
  assert.deepEqual([ending.outcome, ending.partial], ["readable", false]);
});

test("tar: cut short, what is there is given and the cut is said", async () => {
  const { members, ending } = await tryReading("x.tar", archive.subarray(0, 3200));
  assert.equal(members.length, 2);
  assert.equal(ending.partial, true);
});

test("gz: what was packed is the member, named without the ending", async () => {
  const { type, members, ending } = await tryReading("list.csv.gz", gzipSync("a,b\n1,2\n"));
  assert.equal(type, "gz");
  assert.deepEqual(
    members.map((one) => [one.name, one.content.toString()]),
    [["list.csv", "a,b\n1,2\n"]],
  );
  assert.equal(ending.partial, false);
  assert.equal((await tryReading("x.tgz", gzipSync(archive))).members[0]!.name, "x.tar");
});

test("gz: cut short, what is there is given and the cut is said", async () => {
  const packed = gzipSync(Array.from({ length: 20_000 }, (_, i) => `person ${i}`).join("\n"));
  const { members, ending } = await tryReading("x.gz", packed.subarray(0, packed.length / 2));
  assert.match(members[0]!.content.toString(), /^person 0\nperson 1\n/);
  assert.equal(ending.partial, true);
});

test("gz: 100 MB of zeros are a bomb", async () => {
  const { ending, unreadable } = await tryReading("x.gz", gzipSync(Buffer.alloc(100 << 20)));
  assert.deepEqual([ending.outcome, unreadable.length], ["bomb", 1]);
});
