/**
 * Each person's own key, wrapped under the data key of their authority: a new data key costs one value a person, and
 * whoever destroys this one value has destroyed all that is kept of the person in words.
 */
import { createSecretKey, randomFillSync } from "node:crypto";
import type { PersonId } from "../domain/ids.ts";
import { type NamedKey, openUnder, sealUnder } from "./sealed-value.ts";

const [keyLength, numberLength] = [32, 4];
const length = keyLength + numberLength;
const pool = Buffer.allocUnsafeSlow(length * 512);
let at = pool.length;

/** Key and number by chance: by the number a value knows its key from one that took its place. */
export function freshPersonKey(): NamedKey {
  if (at === pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const bytes = pool.subarray(at, at + length);
  at += length;
  const made = personKeyFrom(bytes);
  bytes.fill(0);
  return made;
}

export function wrapPersonKey({ key, number }: NamedKey, person: PersonId, under: NamedKey): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  key.export().copy(bytes);
  bytes.writeUInt32BE(number, keyLength);
  const wrapped = sealUnder(under, bytes, contextOf(person));
  bytes.fill(0);
  return wrapped;
}

/** Throws where it was wrapped under another key, or for another person. */
export function unwrapPersonKey(wrapped: Uint8Array, person: PersonId, under: NamedKey): NamedKey {
  const bytes = openUnder(under, wrapped, contextOf(person));
  const opened = personKeyFrom(bytes);
  bytes.fill(0);
  return opened;
}

function personKeyFrom(bytes: Buffer): NamedKey {
  const key = createSecretKey(bytes.subarray(0, keyLength));
  return { kind: "person", number: bytes.readUInt32BE(keyLength), key };
}

function contextOf(person: PersonId): string {
  return `person ${person} key`;
}
