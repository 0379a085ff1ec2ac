/**
 * Words by which a person can be looked up: of names, whole postcodes, e-mail addresses, phones, and identifiers. The
 * same function reads what was found and what staff type, so that both come to the same words. The store keeps keyed
 * hashes of them, never the words.
 */
import type { ResolvedPerson } from "../../domain/people/person.ts";
import { fold } from "../../link/normalise/fold.ts";
import { identifierValues } from "./identifiers.ts";
import { soundWords } from "./near-words.ts";

export type TypedSearch = {
  readonly words: readonly string[];
  /** Numbers of P-references. */
  readonly numbers: readonly number[];
};

export function searchWordsOf(person: ResolvedPerson): readonly string[] {
  const written = [
    ...person.emails.map((email) => email.toLowerCase()),
    ...person.phones.map(phoneWord),
    ...person.addresses.flatMap(({ postcode }) => (postcode === null ? [] : [compact(postcode)])),
    ...identifierValues(person).map(({ value }) => compact(value)),
  ];
  const names = person.names.flatMap(nameWords);
  return [...new Set([...names, ...names.flatMap(soundWords), ...written])].filter((word) => word !== "");
}

/** What staff type holds one or several of them in any order: each is taken out in turn, what is left are names. */
export function readSearch(text: string): TypedSearch {
  let rest = ` ${text.normalize("NFKC")} `;
  const words: string[] = [];
  const numbers: number[] = [];
  const take = (pattern: RegExp, use: (found: string) => void) => {
    rest = rest.replace(pattern, (found) => {
      use(found.trim());
      return " ";
    });
  };
  take(/[^\s,;<>]+@[^\s,;<>]+/g, (email) => words.push(email.toLowerCase()));
  take(/(?<![\w-])P-?\d{1,9}(?!\w)/gi, (found) => numbers.push(Number(found.replace(/\D/g, ""))));
  take(/(?<!\w)[A-Z]{2}(?:\s?\d{2}){3}\s?[A-D](?!\w)/gi, (nino) => words.push(compact(nino)));
  take(/(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)/gi, (postcode) => words.push(compact(postcode)));
  take(/(?<!\w)\(?(?:\+|0)[\d\s()-]{8,}\d(?!\w)/g, (phone) => words.push(phoneWord(phone)));
  take(/(?<!\w)\d{3}\s?\d{3}\s?\d{4}(?!\w)/g, (nhsNumber) => words.push(compact(nhsNumber)));
  take(/[^\s,;]*\d[^\s,;]*/g, (reference) => words.push(compact(reference)));
  words.push(...nameWords(rest));
  return { words: [...new Set(words)].filter((word) => word !== ""), numbers };
}

function nameWords(name: string): readonly string[] {
  return fold(name)
    .split(" ")
    .filter((word) => word !== "");
}

function compact(written: string): string {
  return written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** 020 7361 4400, +44 (0)20 7361 4400 and +442073614400 are one number. */
function phoneWord(phone: string): string {
  const digits = phone.replace(/\(0\)/g, "").replace(/\D/g, "");
  return `+${digits.replace(/^00/, "").replace(/^0/, "44")}`;
}
