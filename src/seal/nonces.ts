/**
 * Nonces for AES-GCM: 12 random bytes each, cut one after the other from a buffer that is filled at once, because asking
 * the system for a few bytes costs more than sealing a value with them. What was given out is never given out again.
 */
import { randomFillSync } from "node:crypto";

const length = 12;
const pool = Buffer.allocUnsafeSlow(length * 1024);
let at = pool.length;

/** A copy: the pool's own bytes are overwritten when it is filled again. */
export function nextNonce(): Buffer {
  if (at === pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const nonce = Buffer.from(pool.subarray(at, at + length));
  at += length;
  return nonce;
}
