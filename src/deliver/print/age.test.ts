import assert from "node:assert/strict";
import {
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { test } from "node:test";
import { recipientKey } from "../../domain/print/recipient.ts";
import { encryptFor } from "./age.ts";

/** Of the age project's own manual. */
const known = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

test("a recipient is read, and a slip in it is found", () => {
  assert.equal(recipientKey(known)?.length, 32);
  for (const slip of [
    known.replace("ql3z", "ql3x"),
    known.slice(0, -1),
    `${known}q`,
    known.replace("age1", "age2"),
    "age1",
    "",
  ])
    assert.equal(recipientKey(slip), null, slip);
});

for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
  test(`what is encrypted opens with the key for it and no other: ${length} bytes`, () => {
    const [mine, others] = [generateKeyPairSync("x25519"), generateKeyPairSync("x25519")];
    const content = randomBytes(length);
    const sealed = encryptFor(recipientOf(mine.publicKey), content);
    assert.deepEqual(opened(sealed, mine.privateKey, mine.publicKey), content);
    assert.throws(() => opened(sealed, others.privateKey, others.publicKey));
    sealed[sealed.length - 1]! ^= 1;
    assert.throws(() => opened(sealed, mine.privateKey, mine.publicKey));
  });
}

function opened(file: Buffer, own: KeyObject, ownPublic: KeyObject): Buffer {
  const end = file.indexOf("\n", file.indexOf("\n---") + 1);
  const [, stanza = "", wrapped = "", last = ""] = file.subarray(0, end).toString().split("\n");
  const share = Buffer.from(stanza.split(" ")[2] ?? "", "base64");
  const der = Buffer.concat([Buffer.from("302a300506032b656e032100", "hex"), share]);
  const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
  const shared = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat([share, raw(ownPublic)]);
  const fileKey = unseal(
    derived(shared, salt, "age-encryption.org/v1/X25519"),
    Buffer.alloc(12),
    Buffer.from(wrapped, "base64"),
  );
  const head = file.subarray(0, file.indexOf("\n---") + 4);
  const mac = createHmac("sha256", derived(fileKey, "", "header"))
    .update(head)
    .digest("base64");
  assert.equal(mac.replace(/=+$/, ""), last.split(" ")[1]);
  const key = derived(fileKey, file.subarray(end + 1, end + 17), "payload");
  const pieces: Buffer[] = [];
  const body = file.subarray(end + 17);
  const count = Math.ceil(body.length / 65_552);
  for (let at = 0; at < count; at++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(at, 7);
    nonce[11] = at === count - 1 ? 1 : 0;
    pieces.push(unseal(key, nonce, body.subarray(at * 65_552, (at + 1) * 65_552)));
  }
  return Buffer.concat(pieces);
}

function unseal(key: Uint8Array, nonce: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function derived(secret: Uint8Array, salt: Uint8Array | string, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, 32));
}

function raw(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "spki" }).subarray(-32);
}

/** bech32 (BIP 173). */
function recipientOf(key: KeyObject): string {
  const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  const bits = [...raw(key)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const values = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, "0"), 2));
  const prefix = [3, 3, 3, 0, 1, 7, 5];
  const check = polymod([...prefix, ...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  const sum = [25, 20, 15, 10, 5, 0].map((shift) => (check >>> shift) & 31);
  return `age1${[...values, ...sum].map((value) => letters[value]).join("")}`;
}

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, part] of [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].entries())
      if ((top >>> bit) & 1) check ^= part;
  }
  return check >>> 0;
}
