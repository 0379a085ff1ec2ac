/** What two names say about whether they are one person's. */
import type { PersonName } from "../normalise/name.ts";
import { isInitialOf, isKnownGivenName, isNickname, shareAName } from "../normalise/nicknames.ts";
import { isOneSlip } from "./similarity.ts";

/**
 * full: given name and surname agree (a slip of spelling allowed); alias: short form or middle name, same surname;
 * initial: as far as initials go; surname: nothing more is given; half: given name agrees, surname differs (marriage);
 * single: a given name alone; conflict: two people; unknown: a side has no name.
 */
export type NameRelation =
  | "full"
  | "alias"
  | "initial"
  | "surname"
  | "half"
  | "single"
  | "conflict"
  | "unknown";

export function compareNames(a: PersonName, b: PersonName): NameRelation {
  if (a.surname === "" || b.surname === "") return "unknown";
  if (a.generation !== "" && b.generation !== "" && a.generation !== b.generation) return "conflict";
  const straight = relate(a.givens, a.surname, b.givens, b.surname, a, b);
  if (straight !== "conflict" && straight !== "half") return straight;
  return isTurned(a, b) ? "full" : straight;
}

function relate(
  givensA: readonly string[],
  surnameA: string,
  givensB: readonly string[],
  surnameB: string,
  a: PersonName,
  b: PersonName,
): NameRelation {
  const surnames = compareSurnames(surnameA, surnameB);
  if (givensA.length === 0 || givensB.length === 0) return loneName(surnames, a, b);
  const givens = compareGivens(givensA, givensB);
  if (surnames === "differ") return givens === "same" && givensA[0]!.length > 1 ? "half" : "conflict";
  if (givens === "differ") return "conflict";
  if (givens === "same" || (givens === "close" && surnames === "same")) return "full";
  if (givens === "close") return "conflict";
  return givens === "alias" ? "alias" : "initial";
}

/** A name of one word: with a title it is a surname, else it may be either. */
function loneName(surnames: "same" | "close" | "differ", a: PersonName, b: PersonName): NameRelation {
  if (surnames !== "differ") return "surname";
  const [lone, whole] = a.givens.length === 0 ? [a, b] : [b, a];
  if (lone.title !== "" || whole.givens.length === 0) return "conflict";
  return whole.givens[0] === lone.surname || isNickname(whole.givens[0]!, lone.surname)
    ? "single"
    : "conflict";
}

function compareSurnames(a: string, b: string): "same" | "close" | "differ" {
  if (a === b) return "same";
  return a.length >= 5 && b.length >= 5 && isOneSlip(a, b) ? "close" : "differ";
}

function compareGivens(
  a: readonly string[],
  b: readonly string[],
): "same" | "close" | "alias" | "initial" | "differ" {
  const first = a[0]!;
  const other = b[0]!;
  if (first === other && first.length > 1) return middlesConflict(a, b) ? "differ" : "same";
  if (first.length === 1 || other.length === 1) {
    const [initial, name] = first.length === 1 ? [first, other] : [other, first];
    if (!isInitialOf(initial, name)) return "differ";
    return middlesConflict(a, b) ? "differ" : "initial";
  }
  if (isNickname(first, other)) return "alias";
  if (a.includes(other) || b.includes(first)) return "alias";
  if (
    first.length >= 5 &&
    other.length >= 4 &&
    isOneSlip(first, other) &&
    !(isKnownGivenName(first) && isKnownGivenName(other))
  )
    return "close";
  return shareAName(first, other) ? "initial" : "differ";
}

/** Full middle names that differ part a father from a son; a missing one or an initial that fits does not. */
function middlesConflict(a: readonly string[], b: readonly string[]): boolean {
  const x = a[1];
  const y = b[1];
  if (x === undefined || y === undefined || x === y) return false;
  if (x.length === 1 || y.length === 1) return x[0] !== y[0];
  return !a.includes(y) && !b.includes(x) && !isOneSlip(x, y) && !isNickname(x, y);
}

/** Given name and surname in each other's place. */
function isTurned(a: PersonName, b: PersonName): boolean {
  return (
    a.givens.length > 0 &&
    b.givens.length > 0 &&
    a.givens[0] === b.surname &&
    b.givens[0] === a.surname &&
    a.surname.length > 1
  );
}
