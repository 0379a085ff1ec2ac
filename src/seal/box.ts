/**
 * A sealed box: whoever has the public key can close it, and only whoever has the private key can open it. X25519 with a
 * key pair for each box, HKDF-SHA-256, AES-256-GCM: `1 | public key of the box (32) | nonce, ciphertext, tag`.
 */
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { seal, unseal } from "./seal.ts";

const version = 1;
const keyLength = 32;
/** What stands before the 32 bytes of a private key of X25519 in PKCS #8 (RFC 8410). */
const heading = Buffer.from("302e020100300506032b656e04220420", "hex");

/** The private key of boxes, from 32 secret bytes. */
export function boxKeyFrom(secret: KeyObject): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([heading, secret.export()]),
    format: "der",
    type: "pkcs8",
  });
}

/** What may be known to everybody: 32 bytes in base64url. */
export function publicHalf(key: KeyObject): string {
  return String(createPublicKey(key).export({ format: "jwk" }).x);
}

/** Throws where `recipient` is no public key. */
export function sealBox(recipient: string, plain: Uint8Array, context: string): Buffer {
  const own = generateKeyPairSync("x25519");
  const key = sharedKey(own.privateKey, recipient, [publicHalf(own.privateKey), recipient]);
  const first = Buffer.concat([Buffer.of(version), Buffer.from(publicHalf(own.privateKey), "base64url")]);
  return Buffer.concat([first, seal(plain, key, context)]);
}

/** Throws where the box is not for this key, not of this context, or not whole. */
export function openBox(key: KeyObject, box: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength);
  if (bytes[0] !== version || bytes.length < 1 + keyLength + 28) throw new Error("no box of ours");
  const sender = bytes.subarray(1, 1 + keyLength).toString("base64url");
  return unseal(bytes.subarray(1 + keyLength), sharedKey(key, sender, [sender, publicHalf(key)]), context);
}

function sharedKey(own: KeyObject, other: string, both: readonly string[]): KeyObject {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "X25519", x: other }, format: "jwk" });
  const secret = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat(both.map((half) => Buffer.from(half, "base64url")));
  return createSecretKey(Buffer.from(hkdfSync("sha256", secret, salt, "candour box", keyLength)));
}
