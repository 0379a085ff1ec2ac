/** What kinds of personal data a data set may be said to hold: the regulator's own list (law-and-practice, UK GDPR Art. 9 and 10 among them), and the kinds that Candour finds. */
import { mentionTypes } from "../people/mention.ts";

const regulatorCategories = [
  "basic-identifiers",
  "contact",
  "identification-numbers",
  "economic-financial",
  "official-documents",
  "location",
  "genetic-biometric",
  "health",
  "sex-life",
  "sexual-orientation",
  "gender-reassignment",
  "racial-ethnic-origin",
  "political-opinions",
  "religious-beliefs",
  "trade-union-membership",
  "criminal-convictions",
  "not-yet-known",
  "other",
] as const;

export const dataCategories: readonly string[] = [
  ...new Set<string>([...regulatorCategories, ...mentionTypes]),
];
