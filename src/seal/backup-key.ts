/**
 * The key of backups, derived from the root key, in the form that the public `age` program takes: whoever can open the
 * record can open its backups, also without Candour.
 */
import { hkdfSync, type KeyObject } from "node:crypto";
import { identityToRecipient } from "age-encryption";

export type BackupKey = { readonly identity: string; readonly recipient: string };

export async function backupKeyOf(root: KeyObject): Promise<BackupKey> {
  const secret = Buffer.from(hkdfSync("sha256", root, "candour", "backup", 32));
  const identity = bech32("age-secret-key-", secret).toUpperCase();
  return { identity, recipient: await identityToRecipient(identity) };
}

const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Bech32 (BIP 173), in which age writes its keys. */
function bech32(prefix: string, bytes: Uint8Array): string {
  const words = fiveBitsEach(bytes);
  const signs = [...prefix].map((sign) => sign.charCodeAt(0));
  const spread = [...signs.map((code) => code >> 5), 0, ...signs.map((code) => code & 31)];
  const sum = checksum([...spread, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const check = Array.from({ length: 6 }, (_, at) => (sum >>> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...check].map((word) => alphabet[word]).join("")}`;
}

function fiveBitsEach(bytes: Uint8Array): readonly number[] {
  const words: number[] = [];
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) words.push((held >> (bits - 5)) & 31);
  }
  return bits === 0 ? words : [...words, (held << (5 - bits)) & 31];
}

function checksum(words: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [bit, value] of generator.entries()) if ((top >>> bit) & 1) sum ^= value;
  }
  return sum >>> 0;
}
