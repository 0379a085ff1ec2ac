/** The types of personal data in the words that staff and residents use. */
import type { MentionType } from "../../domain/people/mention.ts";

const words: Readonly<Record<MentionType, string>> = {
  name: "Name",
  "date-of-birth": "Date of birth",
  address: "Home address",
  postcode: "Postcode",
  email: "Email address",
  phone: "Phone number",
  nino: "National Insurance number",
  "nhs-number": "NHS number",
  utr: "Tax reference (UTR)",
  passport: "Passport number",
  "driving-licence": "Driving licence number",
  "vehicle-registration": "Vehicle registration",
  "bank-account": "Bank account",
  "payment-card": "Payment card",
  iban: "International bank account (IBAN)",
  "council-tax-reference": "Council Tax reference",
  "housing-reference": "Housing reference",
  "benefit-reference": "Benefit reference",
  uprn: "Property reference (UPRN)",
  upn: "Pupil number (UPN)",
  username: "Sign-in name",
  password: "Password",
  health: "Health",
  ethnicity: "Ethnicity",
  religion: "Religion or belief",
  "sexual-orientation": "Sexual orientation or sex life",
  "political-opinion": "Political opinion",
  "trade-union": "Trade union membership",
  "criminal-offence": "Criminal offence",
  safeguarding: "Safeguarding",
  financial: "Money and benefits",
};

export function categoryWords(type: MentionType): string {
  return words[type];
}

export const categoryChoices = Object.entries(words)
  .map(([value, text]) => ({ value, text }))
  .toSorted((a, b) => a.text.localeCompare(b.text, "en-GB"));

/** What does most harm first: safety, then money and identity, then what is nobody's business, then how to be reached. */
const gravest: readonly MentionType[] = [
  "safeguarding",
  "bank-account",
  "payment-card",
  "iban",
  "password",
  "passport",
  "driving-licence",
  "nino",
  "health",
  "criminal-offence",
  "sexual-orientation",
  "religion",
  "ethnicity",
  "political-opinion",
  "trade-union",
  "financial",
  "utr",
  "nhs-number",
  "benefit-reference",
  "address",
  "date-of-birth",
  "phone",
  "email",
  "username",
  "upn",
  "housing-reference",
  "council-tax-reference",
  "vehicle-registration",
  "uprn",
  "postcode",
  "name",
];

export function gravestFirst(types: readonly MentionType[]): readonly MentionType[] {
  return types.toSorted((a, b) => gravity(a) - gravity(b));
}

function gravity(type: MentionType): number {
  return gravest.indexOf(type);
}
