/** DPC, the data processing context (ENISA 2013): how bad each kind of data is in itself, adjusted by what stands with it. */
import type { MentionType } from "../people/mention.ts";
import type { ResolvedPerson } from "../people/person.ts";

export type Scored = { readonly score: number; readonly because: string };

export type Known = Pick<ResolvedPerson, "categories" | "flags" | "names" | "emails">;

/** Every category present, scored and adjusted. */
export function contextsOf(person: Known): readonly Scored[] {
  return [
    ...simple(person),
    ...behavioural(person),
    ...financial(person),
    ...sensitive(person),
    ...credentials(person),
  ];
}

function has({ categories }: Known, ...types: readonly MentionType[]): boolean {
  return types.every((type) => categories.includes(type));
}

function hasAny({ categories }: Known, ...types: readonly MentionType[]): boolean {
  return types.some((type) => categories.includes(type));
}

/** Base 1. Where somebody lives is a matter of safety for a person at risk, and for a child (base table, column 4). */
function simple(person: Known): readonly Scored[] {
  const scores: Scored[] = [{ score: 1, because: "Name and contact details only" }];
  const reachable = hasAny(person, "address", "postcode", "phone", "email", "uprn");
  if (person.flags.includes("at-risk"))
    scores.push({ score: 4, because: "A person at risk, whose safety may depend on it" });
  if (person.flags.includes("child"))
    scores.push(
      reachable || has(person, "safeguarding")
        ? { score: 4, because: "A child, and how to reach them" }
        : { score: 2, because: "A child's details" },
    );
  if (hasAny(person, "passport", "driving-licence"))
    scores.push({ score: 2, because: "Identity document number" });
  return scores;
}

/** Base 2; a registration plate can be read in the street, so it gives no insight: 1. */
function behavioural(person: Known): readonly Scored[] {
  return has(person, "vehicle-registration") ? [{ score: 1, because: "Vehicle registration" }] : [];
}

/** Base 3; a bare customer fact 1, partial 2, a full card or enough to commit fraud with 4. */
function financial(person: Known): readonly Scored[] {
  const scores: Scored[] = [];
  if (hasAny(person, "council-tax-reference", "housing-reference"))
    scores.push({ score: 1, because: "Customer reference" });
  if (has(person, "benefit-reference")) scores.push({ score: 2, because: "Benefit claim reference" });
  if (has(person, "utr")) scores.push({ score: 2, because: "Tax reference" });
  if (has(person, "financial")) scores.push({ score: 3, because: "Income, debts or payments" });
  const account = hasAny(person, "bank-account", "iban");
  if (account) scores.push({ score: 3, because: "Bank account details" });
  if (has(person, "payment-card")) scores.push({ score: 4, because: "Payment card number" });
  const identity = has(person, "date-of-birth", "nino") && hasAny(person, "address", "postcode");
  if (identity)
    scores.push(
      account
        ? { score: 4, because: "Bank account with date of birth, address and NI number: enough for fraud" }
        : { score: 2, because: "NI number with date of birth and address" },
    );
  return scores;
}

const sensitiveKinds: Readonly<Partial<Record<MentionType, string>>> = {
  health: "Health",
  ethnicity: "Ethnic origin",
  religion: "Religion or belief",
  "sexual-orientation": "Sexual orientation",
  "political-opinion": "Political opinion",
  "trade-union": "Trade union membership",
  "criminal-offence": "Criminal offence or allegation",
  safeguarding: "Safeguarding",
};

function sensitive(person: Known): readonly Scored[] {
  return Object.entries(sensitiveKinds).flatMap(([type, words]) =>
    has(person, type as MentionType) ? [{ score: 4, because: words }] : [],
  );
}

/** A password is as bad as what it unlocks: an account with the body, its payments where the person has any. */
function credentials(person: Known): readonly Scored[] {
  if (!has(person, "password")) return [];
  const pays = hasAny(person, "bank-account", "iban", "payment-card", "financial", "benefit-reference");
  return [
    pays ? { score: 3, because: "Password to an account with payments" } : { score: 2, because: "Password" },
  ];
}
