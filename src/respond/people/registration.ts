/**
 * From a person as resolved to a person as registered: the least that is needed to tell them, to answer them, and to
 * know them again. Values are still in clear here; the store seals or hashes each of them before it writes.
 */
import type { Holding } from "../../domain/documents/holding.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { mask } from "../../domain/people/mask.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { AssessedPerson, PersonAddress, PersonSource } from "../../domain/people/person.ts";
import { fold } from "../../link/normalise/fold.ts";
import { controllerOfPerson } from "./controller-of-person.ts";
import { identifierValues, isOfOneHuman } from "./identifiers.ts";
import type { Mark } from "./keep-references.ts";
import { searchWordsOf } from "./search-words.ts";

export type ContactKind = "email" | "phone" | "address";

export type Registration = Pick<
  AssessedPerson,
  "role" | "names" | "datesOfBirth" | "categories" | "flags" | "ambiguous" | "severity"
> & {
  readonly authority: AuthorityId;
  readonly contacts: readonly {
    readonly kind: ContactKind;
    readonly value: string;
    /** Equal where the contact point is the same, however it is written. */
    readonly sameAs: string;
  }[];
  readonly identifiers: readonly {
    readonly type: MentionType;
    readonly masked: string;
    readonly value: string;
  }[];
  readonly sources: readonly PersonSource[];
  readonly words: readonly string[];
  /** By which the next review knows the person again. */
  readonly marks: readonly { readonly mark: string; readonly kind: Mark["kind"] }[];
  readonly reasons: readonly { readonly rule: string; readonly links: number }[];
};

export function registrationOf(
  person: AssessedPerson,
  holding: Pick<Holding, "controllers" | "defaultController">,
): Registration {
  const { role, names, datesOfBirth, categories, flags, ambiguous, severity } = person;
  return {
    ...{ role, names, datesOfBirth, categories, flags, ambiguous, severity },
    authority: controllerOfPerson(person.sources, holding),
    contacts: contactsOf(person),
    identifiers: identifiersOf(person),
    sources: person.sources,
    words: searchWordsOf(person),
    marks: marksOf(person),
    reasons: reasonsOf(person),
  };
}

function contactsOf({ emails, phones, addresses }: AssessedPerson): Registration["contacts"] {
  return [
    ...emails.map((value) => ({ kind: "email" as const, value, sameAs: value.toLowerCase() })),
    ...phones.map((value) => ({ kind: "phone" as const, value, sameAs: value })),
    ...addresses.map((address) => ({ kind: "address" as const, ...oneLine(address) })),
  ];
}

/** As a courier takes it: lines joined by ", ", the postcode last. */
function oneLine({ lines, postcode }: PersonAddress): { readonly value: string; readonly sameAs: string } {
  const value = [...lines, ...(postcode === null ? [] : [postcode])].join(", ");
  return { value, sameAs: fold(`${lines[0] ?? ""} ${postcode ?? lines.slice(1).join(" ")}`) };
}

function identifiersOf(person: AssessedPerson): Registration["identifiers"] {
  return identifierValues(person).map(({ type, value }) => ({ type, masked: mask(type, value), value }));
}

/** Documents count only where little else is known: who has an NI number is known by it wherever it stands. */
function marksOf(person: AssessedPerson): Registration["marks"] {
  const numbers = identifierValues(person).map(({ type, value }) => ({
    mark: `${type} ${value}`,
    kind: isOfOneHuman(type) ? ("number" as const) : ("value" as const),
  }));
  const values = [
    ...person.emails.map((email) => `email ${email.toLowerCase()}`),
    ...person.phones.map((phone) => `phone ${phone}`),
    ...person.datesOfBirth.flatMap((date) => withNames(person, date)),
    ...person.addresses.flatMap((address) => withNames(person, oneLine(address).sameAs)),
  ];
  const strong = [...numbers, ...values.map((mark) => ({ mark, kind: "value" as const }))];
  if (strong.length >= 3) return strong;
  const paths = [...new Set(person.sources.map(({ path }) => path))].slice(0, 8);
  const places = paths.flatMap((path) => withNames(person, path));
  return [...strong, ...places.map((mark) => ({ mark, kind: "place" as const }))];
}

function withNames({ names }: AssessedPerson, mark: string): readonly string[] {
  return names.map((name) => `name ${fold(name)} ${mark}`);
}

function reasonsOf({ links }: AssessedPerson): Registration["reasons"] {
  const counts = new Map<string, number>();
  for (const { rule } of links) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, links: count }));
}
