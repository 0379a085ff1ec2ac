/** EI, ease of identification (ENISA 2013): from 0.25, negligible, to 1, maximum; the most telling identifier counts. */
import type { MentionType } from "../people/mention.ts";
import type { Known, Scored } from "./context.ts";

const numbers: readonly MentionType[] = ["nino", "nhs-number", "utr", "passport", "driving-licence", "upn"];
/** Numbers that a bank looks up by name: with the name beside them they say who it is, as an ID number does. */
const accounts: readonly MentionType[] = ["bank-account", "payment-card", "iban"];
const codes: readonly MentionType[] = [
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
  "vehicle-registration",
  "username",
  "uprn",
];

export function identificationsOf(person: Known): readonly Scored[] {
  const { categories, names, emails } = person;
  const has = (type: MentionType): boolean => categories.includes(type);
  const named = has("name");
  const whole = named && names.some(isWhole);
  const scores: Scored[] = [{ score: 0.25, because: "Nothing that names them" }];

  if (named)
    scores.push(whole ? { score: 0.5, because: "Full name" } : { score: 0.25, because: "Name in part" });
  if (named && has("date-of-birth")) scores.push({ score: 0.75, because: "Name with date of birth" });
  if (named && has("date-of-birth") && has("email"))
    scores.push({ score: 1, because: "Name with date of birth and e-mail" });

  if (numbers.some(has)) {
    scores.push({ score: 0.25, because: "Official number alone" });
    if (has("date-of-birth") || has("email"))
      scores.push({ score: 0.75, because: "Official number with date of birth or e-mail" });
    if (named) scores.push({ score: 1, because: "Official number with name" });
  }
  if (accounts.some(has)) {
    scores.push({ score: 0.25, because: "Account or card number alone" });
    if (named) scores.push({ score: 1, because: "Account or card number with name" });
  }
  if (has("phone")) scores.push({ score: 0.25, because: "Phone number" });
  if (has("address")) {
    scores.push({ score: 0.5, because: "Home address" });
    // The open electoral register lists names by address.
    if (named) scores.push({ score: 1, because: "Name with home address" });
  }
  if (has("email")) {
    scores.push({ score: 0.25, because: "E-mail address" });
    if (named) scores.push({ score: 0.75, because: "Name with e-mail" });
    if (emails.some((email) => holdsName(email, names)))
      scores.push({ score: 1, because: "E-mail address that holds the name" });
  }
  if (codes.some(has)) scores.push({ score: 0.25, because: "Customer reference" });
  return scores;
}

function isWhole(name: string): boolean {
  return (
    name.split(/[\s,.]+/).filter((word) => word.length > 1 && !/^(mr|mrs|miss|ms|mx|dr)$/i.test(word))
      .length >= 2
  );
}

function holdsName(email: string, names: readonly string[]): boolean {
  const local = email.slice(0, Math.max(0, email.indexOf("@"))).toLowerCase();
  return names.some((name) => {
    const words = name
      .toLowerCase()
      .split(/[\s,.]+/)
      .filter((word) => word.length >= 3);
    return words.length >= 2 && words.filter((word) => local.includes(word)).length >= 2;
  });
}
