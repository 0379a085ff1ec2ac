/** The words for people of what the export calls by short names. */
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import type { FoundFlag, MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";

export const bandWords: Readonly<Record<SeverityBand, string>> = {
  "very-high": "Very high",
  high: "High",
  medium: "Medium",
  low: "Low",
};

export const typeWords: Readonly<Record<MentionType, string>> = {
  name: "Name",
  "date-of-birth": "Date of birth",
  address: "Address",
  postcode: "Postcode",
  email: "E-mail address",
  phone: "Phone number",
  nino: "NI number",
  "nhs-number": "NHS number",
  utr: "Tax reference",
  passport: "Passport",
  "driving-licence": "Driving licence",
  "vehicle-registration": "Vehicle registration",
  "bank-account": "Bank account",
  "payment-card": "Payment card",
  iban: "IBAN",
  "council-tax-reference": "Council Tax reference",
  "housing-reference": "Housing reference",
  "benefit-reference": "Benefit reference",
  uprn: "Property reference",
  upn: "Pupil number",
  username: "Username",
  password: "Password",
  health: "Health",
  ethnicity: "Ethnic origin",
  religion: "Religion or belief",
  "sexual-orientation": "Sexual orientation",
  "political-opinion": "Political opinion",
  "trade-union": "Trade union membership",
  "criminal-offence": "Criminal offence",
  safeguarding: "Safeguarding",
  financial: "Income, debts, payments",
};

export const flagWords: Readonly<Record<FoundFlag, string>> = {
  child: "Children",
  deceased: "Said to have died",
  "at-risk": "At risk",
  "no-fixed-abode": "No fixed abode",
};

export const outcomeWords: Readonly<Record<DocumentOutcome, string>> = {
  readable: "Read",
  encrypted: "Encrypted",
  corrupt: "Damaged",
  empty: "Empty",
  junk: "System file",
  bomb: "Compression bomb",
  "needs-ocr": "Scanned, not read",
  unsupported: "Format not supported",
  "timed-out": "Took too long",
  "too-large": "Too large",
};

export function number(count: number): string {
  return count.toLocaleString("en-GB");
}
