/** Codes of authenticator apps (RFC 6238): SHA-1, six digits, 30 seconds, as every app reads them; one step of drift. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Staff } from "../../domain/staff/staff.ts";

const period = 30;
const kind = { issuer: "Candour", algorithm: "SHA1", digits: 6, period } as const;

/** 160 bits, as RFC 4226 asks for. */
export function newTotpSecret(): Uint8Array {
  return randomBytes(20);
}

/** The 30 seconds that the code is of; null where it is of none near `now`. */
export function stepOfCode(secret: Uint8Array, typed: string, now: Date): number | null {
  const token = typed.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const drift = TOTP.validate({ ...kind, secret: secretOf(secret), token, timestamp, window: 1 });
  return drift === null ? null : TOTP.counter({ period, timestamp }) + drift;
}

/** What an app reads from a picture or a link. Staff's own address stands in it, so that they can tell keys apart. */
export function totpAddress(secret: Uint8Array, { email }: Pick<Staff, "email">): string {
  return new TOTP({ ...kind, label: email, secret: secretOf(secret) }).toString();
}

export function totpKey(secret: Uint8Array): string {
  return secretOf(secret).base32;
}

/** The code of a moment: for practice accounts, and for tests. */
export function totpCode(key: string, now: Date): string {
  return TOTP.generate({ ...kind, secret: Secret.fromBase32(key), timestamp: now.getTime() });
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}
