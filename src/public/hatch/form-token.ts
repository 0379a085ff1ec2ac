/**
 * The token in a form: when it was made, for which page, and a chance of its own, under a key that nobody outside has. A
 * form that is filled in faster than anybody reads, or after a day, says so; it counts nobody and sets no cookie.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export type TokenFault = "token-missing" | "too-soon" | "too-old";
export type TokenAge = { readonly leastMs: number; readonly mostMs: number };

export const usualAge: TokenAge = { leastMs: 2_000, mostMs: 24 * 3_600_000 };

export function newToken(key: Buffer, page: string, now: Date): string {
  const body = `${now.getTime().toString(36)}.${randomBytes(12).toString("base64url")}`;
  return `${body}.${sign(key, page, body)}`;
}

export function faultOfToken(
  key: Buffer,
  page: string,
  token: string,
  now: Date,
  { leastMs, mostMs }: TokenAge = usualAge,
): TokenFault | null {
  const [at = "", chance = "", signature = ""] = token.split(".");
  const wanted = Buffer.from(sign(key, page, `${at}.${chance}`));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return "token-missing";
  const age = now.getTime() - Number.parseInt(at, 36);
  if (age < leastMs) return "too-soon";
  return age > mostMs ? "too-old" : null;
}

function sign(key: Buffer, page: string, body: string): string {
  return createHmac("sha256", key).update(`form ${page} ${body}`).digest("base64url");
}

/** Secret bytes that the same form with the same content always gives: sent twice, it is one submission. */
export function bytesOf(key: Buffer, what: "id" | "reference", token: string, content: Uint8Array): Buffer {
  const hash = createHash("sha256").update(content).digest("hex");
  return createHmac("sha256", key).update(`${what} ${token} ${hash}`).digest();
}
