/** One address written in many ways: which door it means, and whether a letter can be posted to it. */
import { addressLines } from "./post/address-lines.ts";

const postcode = /\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/;

/** A letter needs a house number or name and a street, besides what GOV.UK Notify asks of an address. */
export function isPostable(address: string): boolean {
  const { faults, postcode, lines } = addressLines("Name", address);
  if (faults.length > 0) return false;
  // The name and where it is sorted to are no door.
  const door = lines.slice(1, postcode === null ? lines.length - 1 : lines.lastIndexOf(postcode));
  return door.some((line) => /\d/.test(line)) || door.length > 1;
}

/**
 * False only where the two may be one door: house and flat numbers agree as far as both have them, and so do postcodes.
 * Addresses without any number are compared by their first line.
 */
export function areDifferentDoors(one: string, other: string): boolean {
  const [here, there] = [postcodeOf(one), postcodeOf(other)];
  if (here !== null && there !== null && here !== there) return true;
  const [numbers, others] = [numbersOf(one), numbersOf(other)];
  if (numbers !== "" || others !== "") return numbers !== others;
  return folded(partsOf(one)[0] ?? "") !== folded(partsOf(other)[0] ?? "");
}

function postcodeOf(address: string): string | null {
  const match = postcode.exec(address);
  return match === null ? null : `${match[1]} ${match[2]}`;
}

/** "Flat 4, 12A Mill Lane" and "Flat 4 12a Mill Lane" both give "4 12a". */
function numbersOf(address: string): string {
  return (
    partsOf(address)
      .join(" ")
      .match(/\d+[A-Za-z]?\b/g) ?? []
  )
    .join(" ")
    .toLowerCase();
}

function partsOf(address: string): readonly string[] {
  return address
    .replace(postcode, "")
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}

/** The same for every way of writing one door: two that have one key may be one door. Null: no postcode, or nothing else. */
export function doorKey(address: string): string | null {
  const written = address.toUpperCase();
  const numbers = numbersOf(written);
  const door = numbers === "" ? folded(partsOf(written)[0] ?? "") : numbers;
  const code = postcodeOf(written);
  return code === null || door === "" ? null : `${code} ${door}`;
}
