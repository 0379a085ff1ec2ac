/** When a found value is the written one: exact but for spacing for identifiers, by overlap for names and addresses. */
import type { MentionType } from "../../src/domain/people/mention.ts";

export const identifierTypes = [
  "date-of-birth",
  "postcode",
  "email",
  "phone",
  "nino",
  "nhs-number",
  "utr",
  "passport",
  "driving-licence",
  "vehicle-registration",
  "bank-account",
  "payment-card",
  "iban",
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
  "uprn",
  "upn",
] as const satisfies readonly MentionType[];

/** A name or an address counts as found where it shares words with one that is there. */
export const overlapTypes: readonly string[] = ["name", "address"];

/** The kinds that make harm have no normal form: whether the file was said to hold the kind is what counts. */
export const kindOnlyTypes: readonly string[] = [
  "health",
  "ethnicity",
  "religion",
  "sexual-orientation",
  "political-opinion",
  "trade-union",
  "criminal-offence",
  "safeguarding",
  "financial",
];

export function comparable(type: string, value: string): string {
  if (kindOnlyTypes.includes(type)) return "";
  if (overlapTypes.includes(type)) return words(value).join(" ");
  if (type === "email") return value.trim().toLowerCase();
  if (type === "password") return value;
  return value.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

const titles = new Set(["mr", "mrs", "ms", "miss", "dr", "rev", "master", "prof", "sir"]);

/** Sorted, so that "SMITH, John" and "John Smith" are one. */
export function words(value: string): string[] {
  return value
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9']+/)
    .filter((word) => word !== "" && !titles.has(word))
    .sort();
}

/** At least half of the shorter one's words stand in the other, and one of them is more than an initial. */
export function overlaps(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter((word) => other.includes(word));
  return shared.some((word) => word.length > 1) && shared.length * 2 >= Math.min(one.length, other.length);
}
