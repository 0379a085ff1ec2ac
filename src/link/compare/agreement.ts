/** In what two profiles agree: names, a birth date, a door, a value in common. Rules are made of it in evidence.ts. */
import { compareAddresses } from "../normalise/address.ts";
import { compareNames, type NameRelation } from "./names.ts";
import type { Profile } from "./profile.ts";
import { compareDates, isOneSlip } from "./similarity.ts";

const order: readonly NameRelation[] = [
  "full",
  "alias",
  "initial",
  "surname",
  "half",
  "single",
  "unknown",
  "conflict",
];

/** The best that any of their names says; a name in conflict with every name of the other side is a conflict. */
export function relationOf(a: Profile, b: Profile): NameRelation {
  if (a.names.length === 0 || b.names.length === 0) return "unknown";
  let best = order.length - 1;
  for (const one of a.names)
    for (const other of b.names) best = Math.min(best, order.indexOf(compareNames(one, other)));
  return order[best]!;
}

/** A letter left out or two swapped: Bakr, Baekr. One letter for another may be another name (Shaw, Shah). */
export function isMistyped(a: Profile, b: Profile): boolean {
  return a.names.some((one) =>
    b.names.some(
      (other) =>
        one.givens[0] === other.givens[0] &&
        Math.max(one.surname.length, other.surname.length) >= 4 &&
        isOneSlip(one.surname, other.surname) &&
        (one.surname.length !== other.surname.length ||
          [...one.surname].sort().join() === [...other.surname].sort().join()),
    ),
  );
}

export type Dates = "same" | "near" | "other" | "unknown";

export function datesOf(a: Profile, b: Profile): Dates {
  let best: Dates = "unknown";
  for (const one of a.datesOfBirth)
    for (const other of b.datesOfBirth) {
      const relation = compareDates(one, other);
      if (relation === "same") return "same";
      if (relation === "near" || best === "unknown") best = relation;
    }
  return best;
}

export function addressesOf(a: Profile, b: Profile): "same" | "code" | "no" {
  let best: "code" | "no" = "no";
  for (const one of a.addresses)
    for (const other of b.addresses) {
      const relation = compareAddresses(one, other);
      if (relation === "same") return "same";
      if (relation === "code") best = "code";
    }
  return best;
}

export function sharedIn(a: readonly string[], b: readonly string[]): string | null {
  for (const key of a) if (b.includes(key)) return key;
  return null;
}

const words: Readonly<Record<string, string>> = {
  nino: "NI number",
  "nhs-number": "NHS number",
  utr: "tax reference",
  upn: "pupil number",
  "driving-licence": "driving licence",
  email: "e-mail address",
  phone: "phone number",
  iban: "bank account",
};

export function wordFor(key: string): string {
  const type = key.slice(0, key.indexOf(":"));
  return words[type] ?? type.replace(/-/g, " ");
}
