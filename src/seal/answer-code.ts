/**
 * Codes for text messages and letters: short enough to type, and stretched into the reference that opens an answer.
 * Twelve letters of 32 are 60 bits. scrypt with 32 MB takes 50 ms or more for each guess: whoever has stolen a hundred
 * thousand answers (2^17) must make 2^43 guesses for one of them, which is more than ten thousand years of one core.
 */
import { randomBytes, scrypt } from "node:crypto";
import { foldedReference, referenceFrom } from "./answer-seal.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = 12;
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const salt = "candour answer code 1";

/** "7K2M-Q0XV-93TD" */
export function newCode(): string {
  const code = Array.from(randomBytes(letters), (byte) => alphabet[byte & 31]).join("");
  return code.match(/.{4}/g)!.join("-");
}

/** Of whatever was typed, so that a code that cannot be one takes as long as one that is. */
export function referenceOfCode(typed: string): Promise<string> {
  const code = foldedReference(typed).slice(0, 64);
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 20, cost, (error, bytes) =>
      error === null ? resolve(referenceFrom(bytes)) : reject(error),
    );
  });
}
