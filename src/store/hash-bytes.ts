/** Keyed hashes as the record keeps them: 16 bytes. */
import type { KeyObject } from "node:crypto";
import { lookupHash } from "../seal/seal.ts";

export function hashBytes(type: string, value: string, key: KeyObject): Buffer {
  return Buffer.from(lookupHash(type, value, key), "hex");
}
