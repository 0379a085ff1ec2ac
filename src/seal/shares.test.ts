/** Shares on paper: any K of N give the key, fewer do not; what was copied wrongly is told. */
import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { keyFromShares, makeShares, readShare } from "./shares.ts";
import { isLongEnoughForKey, makeSlot, openSlot, secretFrom } from "./slots.ts";

const key = randomBytes(32);
const made = await makeShares(key, { of: 5, needed: 3, set: "0a1b2c" });

test("any three of five give the key, in any order", async () => {
  for (const picked of [
    [0, 1, 2],
    [4, 2, 0],
    [3, 4, 1],
    [0, 1, 2, 3, 4],
  ]) {
    const found = await keyFromShares(picked.map((at) => made[at]!));
    assert.ok(found.ok);
    assert.deepEqual([found.value.key, found.value.set], [key, "0a1b2c"]);
  }
});

test("shares may be typed in small letters, with other spaces, and with O for 0 and I or L for 1", () => {
  for (const share of made) {
    const typed = share.toLowerCase().replaceAll(" ", "-").replaceAll("0", "o").replaceAll("1", "l");
    assert.deepEqual(readShare(typed), readShare(share));
  }
});

test("every single letter copied wrongly, left out or swapped with its neighbour is told", () => {
  const text = made[0]!.replaceAll(" ", "");
  for (let at = 0; at < text.length; at++) {
    const [before, letter, next, after] = [text.slice(0, at), text[at]!, text[at + 1], text.slice(at + 1)];
    assert.equal(readShare(`${before}${letter === "7" ? "8" : "7"}${after}`), null, `changed at ${at}`);
    assert.equal(readShare(before + after), null, `left out at ${at}`);
    if (next !== undefined && next !== letter)
      assert.equal(readShare(before + next + letter + text.slice(at + 2)), null, `swapped at ${at}`);
  }
});

const problems = [
  { name: "too few", shares: made.slice(0, 2), kind: "shares-too-few" },
  { name: "none", shares: [], kind: "shares-too-few" },
  { name: "one given twice", shares: [made[0]!, made[1]!, made[0]!], kind: "share-twice" },
  { name: "a mistyped one", shares: [made[0]!, `${made[1]}Z`, made[2]!], kind: "share-mistyped" },
  {
    name: "of two sets",
    shares: [made[0]!, made[1]!, (await makeShares(key, { of: 3, needed: 3, set: "ffffff" }))[0]!],
    kind: "shares-of-two-sets",
  },
];
for (const { name, shares, kind } of problems)
  test(`shares: ${name}`, async () => {
    const found = await keyFromShares(shares);
    assert.equal(found.ok ? "opened" : found.problem.kind, kind);
  });

test("two shares say nothing: put together as if they were enough they give another key", async () => {
  const forged = await makeShares(key, { of: 5, needed: 3, set: "0a1b2c" });
  const two = forged.slice(0, 2).map((share) => readShare(share)!.part);
  assert.ok(two.every((part) => !Buffer.from(part).includes(key.subarray(0, 4))));
});

for (const kind of ["passphrase", "file", "secret", "recovery"] as const)
  test(`a slot opens by its ${kind}, and by nothing else`, async () => {
    const root = createSecretKey(randomBytes(32));
    const secret = kind === "passphrase" ? "four random words here" : randomBytes(32);
    const slot = await makeSlot(kind, secret, root);
    assert.ok((await openSlot(slot, secret))?.equals(root));
    assert.equal(
      await openSlot(slot, kind === "passphrase" ? "Four random words here" : randomBytes(32)),
      null,
    );
    assert.equal(await openSlot({ ...slot, salt: randomBytes(16) }, secret), null);
    assert.ok(!Buffer.from(slot.wrapped).includes(root.export()));
    if (kind === "passphrase") {
      assert.ok(Number(slot.terms["memory"]) >= 65_536 && Number(slot.terms["passes"]) >= 3);
      assert.ok(
        (await openSlot(slot, " four random words here "))?.equals(root),
        "spaces around do not count",
      );
    }
  });

const secrets = [
  { name: "32 random bytes in base64", written: Buffer.from(key).toString("base64"), good: true },
  { name: "in base64url", written: Buffer.from(key).toString("base64url"), good: true },
  { name: "in hex, with a line end", written: `${Buffer.from(key).toString("hex")}\n`, good: true },
  { name: "31 bytes", written: randomBytes(31).toString("hex"), good: false },
  { name: "one byte again and again", written: "ab".repeat(32), good: false },
  { name: "a typed pattern", written: "0123456789abcdef".repeat(4), good: false },
  { name: "words", written: "correct horse battery staple correct horse battery", good: false },
  { name: "nothing", written: "", good: false },
];
for (const { name, written, good } of secrets)
  test(`a secret of the environment: ${name} is ${good ? "taken" : "refused"}`, () => {
    assert.equal(secretFrom(written) !== null, good);
  });

test("a passphrase of fourteen characters is too short for a key", () => {
  assert.equal(isLongEnoughForKey("abcdefghijklmn"), false);
  assert.equal(isLongEnoughForKey(" abcdefghijklmn "), false);
  assert.equal(isLongEnoughForKey("abcdefghijklmno"), true);
});
