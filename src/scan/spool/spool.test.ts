/** The spool gives back what was sealed or nothing: no byte in clear, no cut or exchanged chunk passes. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readSpool, SpoolDamaged, writeSpool } from "./spool.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-spool-"));
const key = createSecretKey(Buffer.alloc(32, 1));
after(() => rmSync(folder, { recursive: true, force: true }));

const MB = 1024 * 1024;

async function content(name: string, as = key): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readSpool(folder, name, as)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

for (const size of [0, 1, MB - 1, MB, MB + 1, 3 * MB]) {
  test(`${size} bytes come back as they went in, and lie sealed`, async () => {
    const plain = Buffer.alloc(size, "JG103759A ");
    const name = await writeSpool(folder, plain, key);
    assert.ok((await content(name)).equals(plain));
    assert.equal(readFileSync(join(folder, name)).includes("JG103759A"), false);
  });
}

const chunk = MB + 16;
const damages: readonly { readonly name: string; readonly damage: (bytes: Buffer) => Buffer }[] = [
  { name: "a flipped bit", damage: (bytes) => flipped(bytes, 5000) },
  { name: "the last chunk cut off", damage: (bytes) => bytes.subarray(0, 8 + 2 * chunk) },
  { name: "the last chunk cut short", damage: (bytes) => bytes.subarray(0, bytes.length - 5) },
  { name: "all but a few bytes cut off", damage: (bytes) => bytes.subarray(0, 12) },
  { name: "everything cut off", damage: () => Buffer.alloc(0) },
  {
    name: "two chunks exchanged",
    damage: (bytes) =>
      Buffer.concat([
        bytes.subarray(0, 8),
        bytes.subarray(8 + chunk, 8 + 2 * chunk),
        bytes.subarray(8, 8 + chunk),
        bytes.subarray(8 + 2 * chunk),
      ]),
  },
];
for (const { name, damage } of damages) {
  test(`${name} is noticed`, async () => {
    const file = await writeSpool(folder, Buffer.alloc(3 * MB, "letter "), key);
    const path = join(folder, file);
    writeFileSync(path, damage(readFileSync(path)));
    await assert.rejects(content(file), SpoolDamaged);
  });
}

test("another key opens nothing", async () => {
  const name = await writeSpool(folder, Buffer.from("letter"), key);
  await assert.rejects(content(name, createSecretKey(Buffer.alloc(32, 2))), SpoolDamaged);
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at]! ^= 1;
  return bytes;
}
