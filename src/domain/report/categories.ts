/** The regulator's lists of kinds of data and kinds of people, and what the register's own kinds are in them. */
import type { MentionType } from "../people/mention.ts";

export const dataCategories = {
  basic: "Basic personal identifiers, such as name and date of birth",
  contact: "Contact details, such as address, email and phone",
  identification:
    "Identification numbers and sign-in data, such as National Insurance number, username and password",
  financial: "Economic and financial data, such as bank details and benefits",
  "official-documents": "Official documents, such as passport and driving licence",
  location: "Location data",
  "genetic-biometric": "Genetic or biometric data",
  health: "Health data",
  "sex-life": "Sex life data",
  "sexual-orientation": "Sexual orientation data",
  "gender-reassignment": "Gender reassignment data",
  ethnicity: "Data revealing racial or ethnic origin",
  politics: "Political opinions",
  belief: "Religious or philosophical beliefs",
  "trade-union": "Trade union membership",
  criminal: "Criminal convictions, offences",
  unknown: "Not yet known",
  other: "Other",
} as const;
export type DataCategory = keyof typeof dataCategories;
export const dataCategoryKeys = Object.keys(dataCategories) as readonly DataCategory[];

/** Complete: a kind of mention that is added without its place here does not compile. */
export const categoryOf: Readonly<Record<MentionType, DataCategory>> = {
  name: "basic",
  "date-of-birth": "basic",
  address: "contact",
  postcode: "contact",
  email: "contact",
  phone: "contact",
  nino: "identification",
  "nhs-number": "identification",
  utr: "identification",
  upn: "identification",
  uprn: "identification",
  "vehicle-registration": "identification",
  "council-tax-reference": "identification",
  "housing-reference": "identification",
  "benefit-reference": "identification",
  username: "identification",
  password: "identification",
  "bank-account": "financial",
  "payment-card": "financial",
  iban: "financial",
  financial: "financial",
  passport: "official-documents",
  "driving-licence": "official-documents",
  health: "health",
  ethnicity: "ethnicity",
  religion: "belief",
  "sexual-orientation": "sexual-orientation",
  "political-opinion": "politics",
  "trade-union": "trade-union",
  "criminal-offence": "criminal",
  // Social care and child protection: the regulator's list has no line of its own for it.
  safeguarding: "other",
};

export const peopleCategories = {
  employees: "Employees",
  users: "Users",
  subscribers: "Subscribers",
  students: "Students",
  customers: "Customers or prospective customers",
  patients: "Patients",
  children: "Children",
  "vulnerable-adults": "Vulnerable adults",
  unknown: "Not yet known",
  other: "Other",
} as const;
export type PeopleCategory = keyof typeof peopleCategories;
export const peopleCategoryKeys = Object.keys(peopleCategories) as readonly PeopleCategory[];

/** Counts of people as the register has them; one person may be in several. */
export type Groups = {
  readonly staff: number;
  readonly subjects: number;
  readonly children: number;
  /** At risk, and no child. */
  readonly atRiskAdults: number;
  /** With a pupil's number. */
  readonly pupils: number;
};

/** Residents are whom an authority serves: "customers" in the regulator's list. */
export const groupsOf: readonly { readonly of: keyof Groups; readonly is: PeopleCategory }[] = [
  { of: "staff", is: "employees" },
  { of: "pupils", is: "students" },
  { of: "subjects", is: "customers" },
  { of: "children", is: "children" },
  { of: "atRiskAdults", is: "vulnerable-adults" },
];
