/** Codes that people read out, write down and type: Crockford's base 32, without letters that are taken for digits. */
import { randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Groups of four; each is worth 20 bits. */
export function newReadableCode(groups: number): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(32)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** As it was made, however it was typed. */
export function foldedCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return plain.match(/.{1,4}/g)?.join("-") ?? "";
}
