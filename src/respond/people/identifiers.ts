/**
 * Which kinds of data are identifiers: kept as mask and keyed hash, and searched by. Whatever else was found about a
 * person (a password, a diagnosis, a belief) is a category: that it was found is kept, and where, never what it says.
 */
import type { MentionType } from "../../domain/people/mention.ts";
import type { ResolvedPerson } from "../../domain/people/person.ts";

/** Numbers that one human has and no household shares. */
const ofOneHuman: ReadonlySet<MentionType> = new Set<MentionType>([
  "nino",
  "nhs-number",
  "utr",
  "passport",
  "driving-licence",
  "upn",
]);

const identifiers: ReadonlySet<MentionType> = new Set<MentionType>([
  ...ofOneHuman,
  "vehicle-registration",
  "bank-account",
  "payment-card",
  "iban",
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
  "uprn",
  "username",
]);

export function isOfOneHuman(type: MentionType): boolean {
  return ofOneHuman.has(type);
}

export function identifierValues(
  person: Pick<ResolvedPerson, "identifiers">,
): readonly { readonly type: MentionType; readonly value: string }[] {
  return (Object.entries(person.identifiers) as [MentionType, readonly string[]][])
    .filter(([type]) => identifiers.has(type))
    .flatMap(([type, values]) => values.map((value) => ({ type, value })));
}
