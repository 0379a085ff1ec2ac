/** Authenticated encryption of single values and stage records: AES-256-GCM, 12-byte nonce | ciphertext | 16-byte tag. */
import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from "node:crypto";
import { nextNonce } from "./nonces.ts";

/** Seals `plain`, bound to `context` (a row's identity, say): it opens only with the same context. */
export function seal(plain: Uint8Array | string, key: KeyObject, context: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(typeof plain === "string" ? Buffer.from(plain) : plain);
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; throws where key, context or a byte of it differ. */
export function unseal(sealed: Uint8Array, key: KeyObject, context: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()]);
}

/** Keyed hash for look-ups and exports (HMAC-SHA-256, first 16 bytes as hex): equal values, equal hashes, no way back. */
export function lookupHash(type: string, value: string, key: KeyObject): string {
  return createHmac("sha256", key).update(`${type}\u0000${value}`).digest("hex").slice(0, 32);
}
