/** Addresses as something to compare: the numbers of house and flat, the first word of the street, the postcode. */
import { fold } from "./fold.ts";

export type PostalAddress = {
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly numbers: readonly string[];
  readonly street: string;
};

const notStreet = new Set(
  "flat apartment apt unit floor room house the basement ground first second third".split(" "),
);

export function postalAddress(lines: readonly string[], postcode: string | null): PostalAddress {
  const found = lines.join(" ").match(/\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i);
  const code = postcode ?? (found ? `${found[1]} ${found[2]}`.toUpperCase() : null);
  const kept = lines
    .flatMap((line) => line.split(/[\n,]+/))
    .filter((line) => !/^\s*post ?code\s*:?\s*$/i.test(line))
    .map((line) => (code === null ? line : withoutPostcode(line, code)).replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  const words = fold(kept.join(" ")).split(" ");
  return {
    lines: kept,
    postcode: code,
    numbers: [...new Set(words.filter((word) => /^\d+[a-z]?$/.test(word)))].sort(),
    street: words.find((word) => /^[a-z]{3,}$/.test(word) && !notStreet.has(word)) ?? "",
  };
}

function withoutPostcode(line: string, postcode: string): string {
  const [out, inward] = postcode.split(" ");
  return line.replace(new RegExp(`\\b${out}\\s*${inward}\\b`, "i"), "");
}

/** "same": one door; "code": one postcode and nothing against it; "other" where both are whole and differ. */
export function compareAddresses(a: PostalAddress, b: PostalAddress): "same" | "code" | "unknown" | "other" {
  if (a.postcode !== null && b.postcode !== null) {
    if (a.postcode !== b.postcode) return "other";
    if (a.numbers.length === 0 || b.numbers.length === 0) return "code";
    return within(a.numbers, b.numbers) || within(b.numbers, a.numbers) ? "same" : "other";
  }
  if (a.numbers.length === 0 || b.numbers.length === 0 || a.street === "" || b.street === "")
    return "unknown";
  return a.street === b.street && (within(a.numbers, b.numbers) || within(b.numbers, a.numbers))
    ? "same"
    : "unknown";
}

function within(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

/** One key per door, for blocking. */
export function doorKey(address: PostalAddress): string | null {
  if (address.postcode !== null) return `${address.postcode}|${address.numbers.at(-1) ?? ""}`;
  if (address.numbers.length > 0 && address.street !== "")
    return `${address.street}|${address.numbers.at(-1)}`;
  return null;
}
