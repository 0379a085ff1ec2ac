/**
 * What speaks for two profiles being one person: the strongest rule that they meet. Firm rules stand alone; shared
 * ones hold only while nobody else fits as well (rivals, see cluster.ts); faint ones rest on an initial or a surname.
 */
import { addressesOf, type Dates, datesOf, isMistyped, relationOf, sharedIn, wordFor } from "./agreement.ts";
import type { NameRelation } from "./names.ts";
import type { Profile } from "./profile.ts";

export type Tier = "firm" | "shared" | "faint" | "name";

export type Evidence = {
  readonly tier: Tier;
  /** In words, without a value. */
  readonly rule: string;
  /** Orders links within a tier. */
  readonly weight: number;
  /** The match is likely but another person could stand behind it. */
  readonly ambiguous: boolean;
};

/** Evidence for two profiles, by their numbers. */
export type Edge = Evidence & { readonly a: number; readonly b: number };

export function evidenceFor(a: Profile, b: Profile): Evidence | null {
  const names = relationOf(a, b);
  if (names === "conflict") return null;
  const dates = datesOf(a, b);
  const identifier = sharedIn(a.identifiers, b.identifiers);
  if (identifier !== null) return byIdentifier(identifier, names, dates);
  if (dates === "other") return null;
  if (names === "full" || names === "alias") return byWholeName(names, dates, a, b);
  if (names === "half") return byGivenName(dates, a, b);
  if (names === "initial" || names === "surname") return byPartOfName(names, dates, a, b);
  return names === "unknown" ? byNumberAlone(a, b) : null;
}

function byIdentifier(key: string, names: NameRelation, dates: Dates): Evidence | null {
  if (names === "half" && dates !== "same" && !key.startsWith("nino")) return null;
  const word = wordFor(key);
  const rule = names === "unknown" ? `same ${word}` : `same ${word}, names agree`;
  return {
    tier: "firm",
    rule,
    weight: 100 + (names === "full" ? 5 : 0) + (dates === "same" ? 5 : 0),
    ambiguous: false,
  };
}

function byWholeName(names: NameRelation, dates: Dates, a: Profile, b: Profile): Evidence | null {
  const bonus = names === "full" ? 5 : 0;
  if (dates === "same") return byNameAndBirth(names, bonus, a, b);
  const contact = sharedIn(a.contacts, b.contacts) ?? sharedIn(a.accounts, b.accounts);
  const near = dates === "near" ? ", a slip in the date of birth" : "";
  if (contact !== null)
    return {
      tier: "shared",
      rule: `same name and ${wordFor(contact)}${near}`,
      weight: 60 + bonus,
      ambiguous: false,
    };
  const address = addressesOf(a, b);
  if (address === "same")
    return {
      tier: "shared",
      rule: `same name and address${near}`,
      weight: 50 + bonus,
      ambiguous: names === "alias",
    };
  if (address === "code" && names === "full")
    return { tier: "shared", rule: `same name and postcode${near}`, weight: 40, ambiguous: near !== "" };
  return null;
}

/**
 * Name and birth date are one person's. But a spelling that is only close ("Carter", "Carver"), or the first of January
 * that forms put in for a date unknown, could be two people's: then something else must agree as well.
 */
function byNameAndBirth(names: NameRelation, bonus: number, a: Profile, b: Profile): Evidence | null {
  const evidence: Evidence = {
    tier: "firm",
    rule: "same name and date of birth",
    weight: 80 + bonus,
    ambiguous: false,
  };
  const known = sharedIn(a.contacts, b.contacts) ?? sharedIn(a.accounts, b.accounts);
  if (known !== null || addressesOf(a, b) !== "no") return evidence;
  const spelt = names === "alias" || isSpeltAlike(a, b);
  const stock = a.datesOfBirth.some((date) => date.endsWith("-01-01") && b.datesOfBirth.includes(date));
  if (spelt && !stock) return evidence;
  // Nothing else is known of one side: likely, and somebody should look.
  const bare = isBare(a) || isBare(b);
  return bare ? { ...evidence, ambiguous: true } : null;
}

function isSpeltAlike(a: Profile, b: Profile): boolean {
  return a.names.some((one) =>
    b.names.some((other) => one.surname === other.surname && one.givens[0] === other.givens[0]),
  );
}

/** No address and no contact that could speak against the other's. */
function isBare({ addresses, contacts }: Profile): boolean {
  return addresses.length === 0 && contacts.length === 0;
}

/** Marriage and other changes of surname: given name and birth date agree, and something of the household too. */
function byGivenName(dates: Dates, a: Profile, b: Profile): Evidence | null {
  if (dates === "unknown" && addressesOf(a, b) === "same" && isMistyped(a, b))
    return {
      tier: "faint",
      rule: "same given name and address, a slip in the surname",
      weight: 28,
      ambiguous: false,
    };
  if (dates !== "same") return null;
  const contact = sharedIn(a.contacts, b.contacts) ?? sharedIn(a.accounts, b.accounts);
  if (contact !== null)
    return {
      tier: "shared",
      rule: `same given name, date of birth and ${wordFor(contact)}`,
      weight: 45,
      ambiguous: false,
    };
  if (addressesOf(a, b) === "same")
    return {
      tier: "shared",
      rule: "same given name, date of birth and address",
      weight: 42,
      ambiguous: false,
    };
  return null;
}

function byPartOfName(names: NameRelation, dates: Dates, a: Profile, b: Profile): Evidence | null {
  const known = names === "initial" ? "initial and surname" : "surname";
  const account = sharedIn(a.accounts, b.accounts);
  const contact = sharedIn(a.contacts, b.contacts);
  if (dates === "same")
    return { tier: "faint", rule: `same ${known} and date of birth`, weight: 35, ambiguous: false };
  if (dates === "near") return null;
  const shared = [account, contact].find((key) => key !== null && !isHouseholds(key)) ?? null;
  if (shared !== null)
    return {
      tier: "faint",
      rule: `same ${known} and ${wordFor(shared)}`,
      weight: names === "initial" ? 32 : 30,
      ambiguous: false,
    };
  const household = account ?? contact;
  const address = addressesOf(a, b);
  if (household === null && address === "code" && names === "initial")
    return { tier: "faint", rule: "same initial, surname and postcode", weight: 15, ambiguous: true };
  if (household === null && address !== "same") return null;
  return {
    tier: "faint",
    rule: `same ${known} and ${household === null ? "address" : wordFor(household)}`,
    weight: names === "initial" ? 25 : 20,
    // Of an initial only one may be known under this roof (rivals); a mere surname is anybody's of the family.
    ambiguous: names === "surname",
  };
}

/** Everybody under one roof has these in common: a tenancy, a council tax account, a joint account, a landline. */
function isHouseholds(key: string): boolean {
  return /^(council-tax-reference|housing-reference|bank-account|iban):|^phone:\+44[12]/.test(key);
}

/** A record without a name: an e-mail address or an account that leads to exactly one person. */
function byNumberAlone(a: Profile, b: Profile): Evidence | null {
  const email = sharedIn(
    a.contacts.filter((key) => key.startsWith("email:")),
    b.contacts,
  );
  const shared = email ?? sharedIn(a.accounts, b.accounts);
  return shared === null
    ? null
    : { tier: "faint", rule: `same ${wordFor(shared)}, no name on one side`, weight: 10, ambiguous: false };
}
