/** What linking compares of a bundle; bundles that say exactly the same share one profile. */
import { createHash } from "node:crypto";
import type { MentionType } from "../../domain/people/mention.ts";
import type { Bundle } from "../bundle/bundle.ts";
import type { PostalAddress } from "../normalise/address.ts";
import { licensedBirth } from "../normalise/licence.ts";
import type { PersonName } from "../normalise/name.ts";

export type Profile = {
  readonly staff: boolean;
  readonly names: readonly PersonName[];
  readonly datesOfBirth: readonly string[];
  readonly addresses: readonly PostalAddress[];
  /** One person's by law or issue: "nino:...". */
  readonly identifiers: readonly string[];
  /** A household may share these. */
  readonly contacts: readonly string[];
  readonly accounts: readonly string[];
};

const identifiers: readonly MentionType[] = [
  "nino",
  "nhs-number",
  "utr",
  "passport",
  "driving-licence",
  "upn",
];
const contacts: readonly MentionType[] = ["email", "phone"];
const accounts: readonly MentionType[] = [
  "bank-account",
  "payment-card",
  "iban",
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
  "vehicle-registration",
  "username",
];

export function profileOf(bundle: Bundle, isShared: (key: string) => boolean): Profile {
  const keys = (types: readonly MentionType[]): readonly string[] =>
    types.flatMap((type) =>
      (bundle.values.get(type) ?? []).map((value) => `${type}:${value}`).filter((key) => !isShared(key)),
    );
  return {
    staff: bundle.role === "staff",
    names: bundle.names,
    datesOfBirth: birthDates(bundle),
    addresses: bundle.addresses,
    identifiers: keys(identifiers),
    contacts: keys(contacts),
    accounts: keys(accounts),
  };
}

/** A driving licence tells its holder's birth date, where none is written. */
function birthDates({ datesOfBirth, values }: Bundle): readonly string[] {
  if (datesOfBirth.length > 0) return datesOfBirth;
  return (values.get("driving-licence") ?? []).flatMap((licence) => licensedBirth(licence) ?? []);
}

export function fingerprint(profile: Profile): string {
  const said = [
    profile.staff,
    profile.names.map(({ givens, surname, title, generation }) => [
      givens,
      surname,
      givens.length > 0 ? "" : title,
      generation,
    ]),
    profile.datesOfBirth,
    profile.addresses.map(({ postcode, numbers, street }) => [
      postcode,
      numbers,
      postcode === null ? street : "",
    ]),
    profile.identifiers,
    profile.contacts,
    profile.accounts,
  ];
  return createHash("sha1").update(JSON.stringify(said)).digest("base64");
}

/** Nothing to compare but perhaps a name: such a bundle can be linked to nobody with good reason. */
export function isBare(profile: Profile): boolean {
  return (
    profile.datesOfBirth.length === 0 &&
    profile.addresses.length === 0 &&
    profile.identifiers.length === 0 &&
    profile.contacts.length === 0 &&
    profile.accounts.length === 0
  );
}
