/**
 * Answers that a secret reference opens: the file's name and its key are both derived from the reference, by ways that
 * say nothing about each other. Who has the folder has neither. All files are of one length, or a multiple of it.
 */
import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { seal, unseal } from "./seal.ts";

const block = 2048;
const whenLength = 8;

/** As it was given out, however it was typed: Crockford's base 32 (see newReference). */
export function foldedReference(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 100 bits in five groups of four letters, from bytes that nobody can guess. */
export function referenceFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, 20), (byte) => alphabet[byte & 31]).join("");
  if (letters.length < 20) throw new Error("a reference needs 20 bytes");
  return letters.match(/.{4}/g)!.join("-");
}

export function newReference(): string {
  return referenceFrom(randomBytes(20));
}

export function answerFile(reference: string): string {
  return createHash("sha256")
    .update(`candour answer ${foldedReference(reference)}`)
    .digest("hex");
}

/** `until` stands in clear, so that whoever keeps the folder can clear it; changed, the file does not open. */
export function sealAnswer(reference: string, text: string, until: Date): Buffer {
  const plain = Buffer.from(text);
  const length = Math.ceil((plain.length + 4) / block) * block;
  const padded = Buffer.alloc(length);
  padded.writeUInt32BE(plain.length);
  plain.copy(padded, 4);
  const when = Buffer.alloc(whenLength);
  when.writeBigUInt64BE(BigInt(until.getTime()));
  return Buffer.concat([when, seal(padded, keyOf(reference), contextOf(when))]);
}

/** Null where this reference does not open it. */
export function openAnswer(
  reference: string,
  sealed: Uint8Array,
): { readonly text: string; readonly until: Date } | null {
  try {
    const bytes = Buffer.from(sealed);
    const when = bytes.subarray(0, whenLength);
    const padded = unseal(bytes.subarray(whenLength), keyOf(reference), contextOf(when));
    return { text: padded.subarray(4, 4 + padded.readUInt32BE()).toString(), until: answerEnds(bytes) };
  } catch {
    return null;
  }
}

/** As the file says; true of whatever opens. */
export function answerEnds(sealed: Uint8Array): Date {
  return new Date(Number(Buffer.from(sealed).readBigUInt64BE(0)));
}

/** What nobody's reference opens, of the length that most answers have: to be tried where there is no answer. */
export function decoyAnswer(): Buffer {
  return sealAnswer(newReference(), "", new Date(0));
}

function keyOf(reference: string): KeyObject {
  const key = hkdfSync("sha256", foldedReference(reference), "candour", "answer", 32);
  return createSecretKey(Buffer.from(key));
}

function contextOf(when: Buffer): string {
  return `answer ${when.toString("hex")}`;
}
