/**
 * What stands in the address that bounces come back to (VERP), and in a message's own id: which attempt it was, with a
 * keyed hash, so that nobody can make up a bounce of a message that they have not seen. It holds nothing about its person.
 */
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

const shape = /^([A-Z])-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(\d{1,3}))?\.(\d{1,3})$/u;
/** Lower case alone: mail systems do not keep the difference (RFC 4648 has the same letters as capitals). */
const letters = "abcdefghijklmnopqrstuvwxyz234567";
const partsLength = 19;
const hashLength = 8;
const length = Math.ceil(((partsLength + hashLength) * 8) / 5);
export const tokenShape = new RegExp(`^[a-z2-7]{${length}}$`, "u");

/** Null for a reference that is none of an attempt: such a message goes without. */
export function attemptToken(key: KeyObject, attempt: string): string | null {
  const [, kind, id, again, number] = shape.exec(attempt) ?? [];
  if (kind === undefined || id === undefined) return null;
  const [of, nth] = [Number(again ?? 0), Number(number)];
  if (of > 255 || nth > 255) return null;
  const parts = Buffer.alloc(partsLength);
  parts.write(kind, 0, "latin1");
  Buffer.from(id.replaceAll("-", ""), "hex").copy(parts, 1);
  parts.writeUInt8(of, 17);
  parts.writeUInt8(nth, 18);
  return written(Buffer.concat([parts, hashOf(key, parts)]));
}

/** Null where it is not one of ours. */
export function attemptOfToken(key: KeyObject, token: string): string | null {
  const folded = token.toLowerCase();
  if (!tokenShape.test(folded)) return null;
  const bytes = readBack(folded);
  const parts = bytes.subarray(0, partsLength);
  if (!timingSafeEqual(bytes.subarray(partsLength, partsLength + hashLength), hashOf(key, parts)))
    return null;
  const [hex, of] = [parts.toString("hex", 1, 17), parts.readUInt8(17)];
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  return `${parts.toString("latin1", 0, 1)}-${id}${of === 0 ? "" : `-${of}`}.${parts.readUInt8(18)}`;
}

function hashOf(key: KeyObject, parts: Uint8Array): Buffer {
  return createHmac("sha256", key).update("attempt ").update(parts).digest().subarray(0, hashLength);
}

function written(bytes: Uint8Array): string {
  let [out, held, bits] = ["", 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) out += letters[(held >> (bits - 5)) & 31];
  }
  return bits === 0 ? out : out + letters[(held << (5 - bits)) & 31];
}

function readBack(text: string): Buffer {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    held = ((held << 5) | letters.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Buffer.from(bytes);
}
