/** What several holdings say of one person, taken together: nothing that any of them says is lost. */
import type { AuthorityId } from "../../domain/ids.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import { assessSeverity } from "../../domain/severity/severity.ts";

export type PersonPart = Pick<
  AssessedPerson,
  "role" | "names" | "datesOfBirth" | "categories" | "flags" | "ambiguous" | "severity"
> & { readonly authority: AuthorityId; readonly places: number };

/** At least one part, in the order of the holdings: the first name of the first part is the person's. */
export function joinParts(parts: readonly PersonPart[]): PersonPart {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error("a person without a part");
  if (others.length === 0) return first;
  const joined = {
    role: parts.some(({ role }) => role === "subject") ? ("subject" as const) : ("staff" as const),
    names: [...new Set(parts.flatMap(({ names }) => names))],
    datesOfBirth: [...new Set(parts.flatMap(({ datesOfBirth }) => datesOfBirth))],
    categories: [...new Set(parts.flatMap(({ categories }) => categories))].sort(),
    flags: [...new Set(parts.flatMap(({ flags }) => flags))],
    ambiguous: parts.some(({ ambiguous }) => ambiguous),
  };
  return {
    ...joined,
    authority: greatest(parts, ({ places }) => places).authority,
    places: parts.reduce((sum, { places }) => sum + places, 0),
    severity: severityOf(parts, joined),
  };
}

/** A name in one holding and a birth date in another are worse together than each alone. */
function severityOf(
  parts: readonly PersonPart[],
  joined: Pick<PersonPart, "names" | "categories" | "flags">,
): PersonPart["severity"] {
  const together = assessSeverity({ ...joined, emails: [] });
  return greatest([...parts.map(({ severity }) => severity), together], ({ score }) => score);
}

/** The first of the greatest. */
function greatest<T>(all: readonly T[], measure: (one: T) => number): T {
  return all.reduce((best, one) => (measure(one) > measure(best) ? one : best));
}
