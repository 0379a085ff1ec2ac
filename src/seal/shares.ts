/**
 * Shares of a recovery key: any K of N put it together again, fewer say nothing about it (Shamir, over GF(2^8)). Written in
 * Crockford's base32 in groups of four, for paper; a checksum tells a share that was copied wrongly.
 */
import { createHash } from "node:crypto";
import { combine, split } from "shamir-secret-sharing";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type Share = { readonly set: string; readonly needed: number; readonly part: Uint8Array };
export type ShareProblem =
  | { readonly kind: "share-mistyped"; readonly share: number }
  | { readonly kind: "share-twice"; readonly share: number }
  | { readonly kind: "shares-of-two-sets" }
  | { readonly kind: "shares-too-few"; readonly needed: number };

const version = 1;
const setLength = 3;
const checkLength = 4;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export async function makeShares(
  key: Uint8Array,
  { of, needed, set }: { readonly of: number; readonly needed: number; readonly set: string },
): Promise<readonly string[]> {
  const parts = await split(new Uint8Array(key), of, needed);
  return parts.map((part) => written({ set, needed, part }));
}

/** `set`: six hex digits by which shares of one key know each other. */
function written({ set, needed, part }: Share): string {
  const body = Buffer.concat([Buffer.from([version, needed]), Buffer.from(set, "hex"), part]);
  const text = base32(Buffer.concat([body, checksum(body)]));
  return text.match(/.{1,4}/g)!.join(" ");
}

/** As typed: capitals, spaces and dashes do not matter, nor O for 0 and I or L for 1. Null where it was copied wrongly. */
export function readShare(typed: string): Share | null {
  const bytes = fromBase32(typed);
  if (bytes === null || bytes.length < 2 + setLength + 2 + checkLength) return null;
  const body = bytes.subarray(0, bytes.length - checkLength);
  if (!checksum(body).equals(bytes.subarray(bytes.length - checkLength)) || body[0] !== version) return null;
  return {
    needed: body[1]!,
    set: body.subarray(2, 2 + setLength).toString("hex"),
    part: new Uint8Array(body.subarray(2 + setLength)),
  };
}

/** The recovery key, and of which set it is. Whether it opens anything is for its slot to say. */
export async function keyFromShares(
  typed: readonly string[],
): Promise<Outcome<{ readonly key: Buffer; readonly set: string }, ShareProblem>> {
  const shares: Share[] = [];
  for (const [at, one] of typed.entries()) {
    const share = readShare(one);
    if (share === null) return failed({ kind: "share-mistyped", share: at + 1 });
    if (shares.some(({ part }) => Buffer.from(part).equals(share.part)))
      return failed({ kind: "share-twice", share: at + 1 });
    shares.push(share);
  }
  const [first] = shares;
  if (first === undefined) return failed({ kind: "shares-too-few", needed: 2 });
  if (shares.some(({ set }) => set !== first.set)) return failed({ kind: "shares-of-two-sets" });
  if (shares.length < first.needed) return failed({ kind: "shares-too-few", needed: first.needed });
  const key = await combine(shares.slice(0, first.needed).map(({ part }) => part));
  return done({ key: Buffer.from(key), set: first.set });
}

function checksum(body: Uint8Array): Buffer {
  return createHash("sha256").update("candour share").update(body).digest().subarray(0, checkLength);
}

function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

function fromBase32(typed: string): Buffer | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  // What is left over must be nothing.
  return held === 0 ? Buffer.from(bytes) : null;
}
