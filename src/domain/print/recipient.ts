/** A recipient of the age file format (age-encryption.org/v1): an X25519 key written in bech32 (BIP 173). */

const letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const prefix = "age";
const checksumLength = 6;

/** The key's 32 bytes; null where it is mistyped: the checksum finds nearly every slip. */
export function recipientKey(written: string): Uint8Array | null {
  if (!written.startsWith(`${prefix}1`)) return null;
  const values = [...written.slice(prefix.length + 1)].map((letter) => letters.indexOf(letter));
  if (values.includes(-1) || values.length <= checksumLength) return null;
  if (polymod([...spread(prefix), ...values]) !== 1) return null;
  return bytesOf(values.slice(0, -checksumLength));
}

function spread(text: string): readonly number[] {
  const codes = [...text].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, part] of generator.entries()) if ((top >>> bit) & 1) check ^= part;
  }
  return check >>> 0;
}

/** Five bits each become eight; what is over must be zeros. */
function bytesOf(values: readonly number[]): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const value of values) {
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  return bytes.length === 32 && held === 0 ? Uint8Array.from(bytes) : null;
}
