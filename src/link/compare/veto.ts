/** What speaks against it: reasons for which two sets of bundles are never one person, whatever links them. */

import { doorKey } from "../normalise/address.ts";
import type { PersonName } from "../normalise/name.ts";
import { compareNames } from "./names.ts";
import type { Profile } from "./profile.ts";
import { compareDates, isOneSlip } from "./similarity.ts";

/** What is known of a cluster that can contradict another. */
export type Traits = {
  readonly names: ReadonlyMap<string, PersonName>;
  readonly datesOfBirth: ReadonlySet<string>;
  readonly ninos: ReadonlySet<string>;
  readonly nhsNumbers: ReadonlySet<string>;
  /** Doors, contacts and accounts: where both can be met. */
  readonly reached: ReadonlySet<string>;
  readonly staff: boolean;
};

export function traitsOf(profile: Profile): Traits {
  const numbers = (type: string): Set<string> =>
    new Set(profile.identifiers.filter((key) => key.startsWith(`${type}:`)));
  return {
    names: new Map(profile.names.map((name) => [nameKey(name), name])),
    datesOfBirth: new Set(profile.datesOfBirth),
    ninos: numbers("nino"),
    nhsNumbers: numbers("nhs-number"),
    reached: new Set([
      ...profile.addresses.flatMap((address) => doorKey(address) ?? []),
      ...profile.contacts,
      ...profile.accounts,
    ]),
    staff: profile.staff,
  };
}

export function joinTraits(a: Traits, b: Traits): Traits {
  return {
    names: new Map([...a.names, ...b.names]),
    datesOfBirth: new Set([...a.datesOfBirth, ...b.datesOfBirth]),
    ninos: new Set([...a.ninos, ...b.ninos]),
    nhsNumbers: new Set([...a.nhsNumbers, ...b.nhsNumbers]),
    reached: new Set([...a.reached, ...b.reached]),
    staff: a.staff || b.staff,
  };
}

/** Null where nothing speaks against it; otherwise why, in words. */
export function vetoOf(a: Traits, b: Traits): string | null {
  const oneNino = meet(a.ninos, b.ninos);
  if (namesConflict(a, b)) return "given names in conflict";
  if (a.datesOfBirth.size > 0 && b.datesOfBirth.size > 0 && oneNino !== "same" && !datesMeet(a, b))
    return "birth dates in conflict";
  if (oneNino === "apart" && !isSlipOfKnown(a, b, a.ninos, b.ninos)) return "two NI numbers";
  if (
    meet(a.nhsNumbers, b.nhsNumbers) === "apart" &&
    oneNino !== "same" &&
    !isSlipOfKnown(a, b, a.nhsNumbers, b.nhsNumbers)
  )
    return "two NHS numbers";
  return null;
}

function nameKey({ givens, surname, title, generation }: PersonName): string {
  return `${givens.join(" ")}|${surname}|${givens.length === 0 ? title : ""}|${generation}`;
}

/** A slip in one form of a name is no conflict where another form, and the birth date, are the very same. */
function namesConflict(a: Traits, b: Traits): boolean {
  if (
    overlap(a.datesOfBirth, b.datesOfBirth) &&
    [...a.names].some(([key, { givens }]) => (givens[0]?.length ?? 0) > 1 && b.names.has(key))
  )
    return false;
  for (const one of a.names.values())
    for (const other of b.names.values()) if (compareNames(one, other) === "conflict") return true;
  return false;
}

function datesMeet(a: Traits, b: Traits): boolean {
  for (const one of a.datesOfBirth)
    for (const other of b.datesOfBirth) if (compareDates(one, other) !== "other") return true;
  return false;
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): "same" | "apart" | "unknown" {
  if (a.size === 0 || b.size === 0) return "unknown";
  return overlap(a, b) ? "same" : "apart";
}

/** One character wrong in a number, while birth date, whole name and a door, contact or account agree. */
function isSlipOfKnown(a: Traits, b: Traits, left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  if (!overlap(a.datesOfBirth, b.datesOfBirth) || !overlap(a.reached, b.reached)) return false;
  for (const one of a.names.values())
    for (const other of b.names.values())
      if (compareNames(one, other) === "full")
        return [...left].some((x) => [...right].some((y) => isOneSlip(x, y)));
  return false;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
