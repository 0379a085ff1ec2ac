/** Sealing: opens only as it was sealed, never twice with one nonce; keys that are missing are not made in silence. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { keyFor, makeMasterKey, markOf, openMasterKey } from "./keys.ts";
import { nextNonce } from "./nonces.ts";
import { lookupHash, seal, unseal } from "./seal.ts";

const folder = mkdtempSync(join(tmpdir(), "candour-seal-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const key = createSecretKey(Buffer.alloc(32, 7));

test("what is sealed opens with the same key and context, and is not readable before", () => {
  for (const plain of ["", "W8 7NX", "Siân Ó Briain", "x".repeat(70_000)]) {
    const sealed = seal(plain, key, "person 1");
    assert.equal(unseal(sealed, key, "person 1").toString(), plain);
    if (plain !== "") assert.ok(!sealed.includes(plain));
  }
});

const tampered: readonly { name: string; open: (sealed: Buffer) => unknown }[] = [
  { name: "another context", open: (sealed) => unseal(sealed, key, "person 2") },
  { name: "another key", open: (sealed) => unseal(sealed, createSecretKey(Buffer.alloc(32, 8)), "person 1") },
  { name: "another nonce", open: (sealed) => unseal(flipped(sealed, 0), key, "person 1") },
  { name: "another byte of the text", open: (sealed) => unseal(flipped(sealed, 14), key, "person 1") },
  { name: "another tag", open: (sealed) => unseal(flipped(sealed, sealed.length - 1), key, "person 1") },
  {
    name: "a tag cut short",
    open: (sealed) => unseal(sealed.subarray(0, sealed.length - 4), key, "person 1"),
  },
  { name: "next to nothing", open: () => unseal(Buffer.alloc(5), key, "person 1") },
];
for (const { name, open } of tampered)
  test(`a sealed value does not open with ${name}`, () => {
    assert.throws(() => open(seal("W8 7NX", key, "person 1")));
  });

test("no nonce is given out twice, however often the pool is filled, and none changes afterwards", () => {
  const given = Array.from({ length: 5000 }, nextNonce);
  const written = given.map((nonce) => nonce.toString("hex"));
  assert.equal(new Set(written).size, given.length);
  for (let i = 0; i < 3000; i++) nextNonce();
  assert.deepEqual(
    given.map((nonce) => nonce.toString("hex")),
    written,
  );
  assert.ok(given.every((nonce) => nonce.length === 12));
  const sealed = Array.from({ length: 3000 }, () => seal("", key, "").subarray(0, 12).toString("hex"));
  assert.equal(new Set([...sealed, ...written]).size, 8000);
});

test("a key file that is missing is said to be missing, and not made", async () => {
  const file = join(folder, "none", "master.key");
  assert.deepEqual(await openMasterKey(file), { ok: false, problem: { kind: "key-missing", file } });
  assert.ok(!existsSync(join(folder, "none")));
});

test("a key is made once, for its owner alone, and found again; nothing else is left beside it", async () => {
  const file = join(folder, "keys", "master.key");
  const all = await Promise.all(Array.from({ length: 8 }, () => makeMasterKey(file)));
  const marks = new Set(all.map((made) => made.ok && markOf(made.value)));
  assert.equal(marks.size, 1, "eight at once agree on one key");
  assert.match([...marks].join(), /^[0-9a-f]{64}$/);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(folder, "keys")), ["master.key"]);
  assert.ok(!readFileSync(file, "utf8").includes([...marks].join()));
});

test("a key file that holds no key is refused, and stays as it is", async () => {
  const file = join(folder, "damaged.key");
  writeFileSync(file, "0123");
  for (const open of [openMasterKey, makeMasterKey])
    assert.deepEqual(await open(file), { ok: false, problem: { kind: "key-malformed", file } });
  assert.equal(readFileSync(file, "utf8"), "0123");
});

test("a key that cannot be read or made is said so", async () => {
  chmodSync(folder, 0o700);
  for (const file of [folder, join(folder, "damaged.key", "below")]) {
    const made = await makeMasterKey(file);
    assert.deepEqual(made, { ok: false, problem: { kind: "key-unreadable", file } });
  }
});

test("keys of different purposes and hashes of different types have nothing in common", () => {
  const purposes = ["field", "lookup", "stage", "ledger", "session", "mark"] as const;
  assert.equal(new Set(purposes.map((purpose) => keyFor(key, purpose).export().toString("hex"))).size, 6);
  assert.notEqual(lookupHash("nino", "JG103759A", key), lookupHash("utr", "JG103759A", key));
  assert.match(lookupHash("nino", "JG103759A", key), /^[0-9a-f]{32}$/);
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
}
