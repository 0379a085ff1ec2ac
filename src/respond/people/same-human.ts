/** Whether one whom the register knows and one found now, who share a mark, are the same human beyond reasonable doubt. */
import { compareNames, type NameRelation } from "../../link/compare/names.ts";
import { type PersonName, parseName } from "../../link/normalise/name.ts";

/** Names and birth dates are opened only where they are asked for. */
export type Told = { names(): readonly string[]; datesOfBirth(): readonly string[] };

/**
 * `number`: they share a number that nobody else has. `strict`: their data would be joined, so that names that speak
 * against it outweigh even that.
 */
export function isSameHuman(
  known: Told,
  found: Told,
  { number, strict }: { readonly number: boolean; readonly strict: boolean },
): boolean {
  const relations = relationsOf(known.names(), found.names());
  if (number) return !strict || relations.size === 0 || [...relations].some((one) => one !== "conflict");
  return agree(relations) && !areApart(known.datesOfBirth(), found.datesOfBirth());
}

/** A whole name that agrees is enough; initials and short forms are not where another name speaks against it. */
function agree(relations: ReadonlySet<NameRelation>): boolean {
  if (relations.has("full")) return true;
  return (relations.has("alias") || relations.has("initial")) && !relations.has("conflict");
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((date) => b.includes(date));
}

function relationsOf(a: readonly string[], b: readonly string[]): ReadonlySet<NameRelation> {
  const [parsedA, parsedB] = [parsed(a), parsed(b)];
  return new Set(parsedA.flatMap((one) => parsedB.map((other) => compareNames(one, other))));
}

function parsed(names: readonly string[]): readonly PersonName[] {
  return names.slice(0, 8).map(parseName);
}
