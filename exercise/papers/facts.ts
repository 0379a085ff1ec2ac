/** How a person's facts are written down: one function for each kind of value, in the forms that offices use. */
import type { Chance } from "../chance.ts";
import type { Address, Person } from "../people/person.ts";
import { join, plain, said, type Written } from "./writing.ts";

export type NameForm =
  | "full"
  | "titled"
  | "surname-first"
  | "upper"
  | "initial"
  | "short"
  | "first"
  | "formal"
  | "former";

export function nameOf(person: Person, form: NameForm = "full"): Written {
  return said(spellName(person, form), "name", spellName(person, form), [person.id]);
}

function spellName(person: Person, form: NameForm): string {
  const first = person.forenames[0] ?? "";
  const initials = person.forenames.map((forename) => forename.charAt(0));
  switch (form) {
    case "full":
      return `${first} ${person.surname}`;
    case "formal":
      return `${person.forenames.join(" ")} ${person.surname}`;
    case "titled":
      return `${person.title} ${person.surname}`;
    case "surname-first":
      return `${person.surname.toUpperCase()}, ${first}`;
    case "upper":
      return `${first} ${person.surname}`.toUpperCase();
    case "initial":
      return `${person.title} ${initials.join(" ")} ${person.surname}`;
    case "short":
      return `${person.nickname ?? first} ${person.surname}`;
    case "first":
      return first;
    case "former":
      return `${first} ${person.formerSurname ?? person.surname}`;
  }
}

/** A slip of the keyboard in a name: two letters swapped, or one left out. */
export function mistyped(chance: Chance, person: Person): Written {
  const name = spellName(person, "full");
  const at = chance.int(1, name.length - 3);
  const spoilt =
    name.slice(at, at + 2).includes(" ") || chance.happens(0.5)
      ? name.slice(0, -2) + name.slice(-1)
      : name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  return said(spoilt, "name", spoilt, [person.id]);
}

export type DateForm = "slashes" | "dots" | "iso" | "long" | "short";
const months = "January February March April May June July August September October November December".split(
  " ",
);

export function bornOn(person: Person, form: DateForm = "slashes"): Written {
  return said(dateIn(person.dateOfBirth, form), "date-of-birth", person.dateOfBirth, [person.id]);
}

export function dateIn(iso: string, form: DateForm): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  const word = months[Number(month) - 1] ?? "";
  if (form === "slashes") return `${day}/${month}/${year}`;
  if (form === "dots") return `${day}.${month}.${year}`;
  if (form === "iso") return `${year}-${month}-${day}`;
  if (form === "long") return `${Number(day)} ${word} ${year}`;
  return `${day}-${word.slice(0, 3)}-${year}`;
}

export function ninoOf(person: Person, spaced = false): Written {
  const text = spaced ? person.nino.replace(/^(..)(..)(..)(..)(.)$/, "$1 $2 $3 $4 $5") : person.nino;
  return said(text, "nino", person.nino, [person.id]);
}

export function nhsOf(person: Person, spaced = true): Written {
  const text = spaced ? person.nhsNumber.replace(/^(...)(...)/, "$1 $2 ") : person.nhsNumber;
  return said(text, "nhs-number", person.nhsNumber, [person.id]);
}

export const utrOf = (person: Person): Written => said(person.utr, "utr", person.utr, [person.id]);
export const passportOf = (person: Person): Written =>
  said(person.passport, "passport", person.passport, [person.id]);
export const upnOf = (person: Person): Written => said(person.upn, "upn", person.upn, [person.id]);

export function licenceOf(person: Person): Written {
  return said(person.drivingLicence, "driving-licence", person.drivingLicence, [person.id]);
}

export function vehicleOf(person: Person, spaced = true): Written {
  const text = spaced
    ? person.vehicle.replace(/^([A-Z]{2}\d\d)/, "$1 ").replace(/^([A-Z]\d{2,3})([A-Z])/, "$1 $2")
    : person.vehicle;
  return said(text, "vehicle-registration", person.vehicle, [person.id]);
}

/** Sort code and account number stand in two cells or are parted by words: the value is told at the second. */
export function accountOf(
  person: Person,
  dashed = true,
): { readonly sortCode: Written; readonly number: Written } {
  const { sortCode, number } = person.account;
  return {
    sortCode: plain(dashed ? sortCode.replace(/^(..)(..)/, "$1-$2-") : sortCode),
    number: said(number, "bank-account", `${sortCode}-${number}`, [person.id]),
  };
}

export function cardOf(person: Person, grouped = true): Written {
  const text = grouped ? person.card.replace(/(\d{4})(?=\d)/g, "$1 ") : person.card;
  return said(text, "payment-card", person.card, [person.id]);
}

export function ibanOf(person: Person, grouped = true): Written {
  return said(grouped ? person.iban.replace(/(.{4})(?=.)/g, "$1 ") : person.iban, "iban", person.iban, [
    person.id,
  ]);
}

export const emailOf = (person: Person): Written => said(person.email, "email", person.email, [person.id]);

/** A telephone number of these people, as dialled at home or with the country's prefix. */
export function phoneOf(
  e164: string,
  people: readonly Person[],
  form: "spaced" | "plain" | "abroad" = "spaced",
): Written {
  const national = `0${e164.slice(3)}`;
  const spaced = national.startsWith("02")
    ? national.replace(/^(...)(....)/, "$1 $2 ")
    : national.replace(/^(.{5})(...)/, "$1 $2 ");
  const text = form === "plain" ? national : form === "abroad" ? `+44 ${spaced.slice(1)}` : spaced;
  return said(
    text,
    "phone",
    e164,
    people.map((person) => person.id),
  );
}

export const mobileOf = (person: Person, form: "spaced" | "plain" | "abroad" = "spaced"): Written =>
  phoneOf(person.mobile, [person], form);

export function streetOf(address: Address, people: readonly Person[]): Written {
  if (address.line === "") return plain("No fixed abode");
  return said(
    address.line,
    "address",
    address.line,
    people.map((person) => person.id),
  );
}

export function postcodeOf(address: Address, people: readonly Person[]): Written {
  if (address.postcode === "") return plain("");
  return said(
    address.postcode,
    "postcode",
    address.postcode,
    people.map((person) => person.id),
  );
}

/** On one line: "Flat 3, 12 Alma Road, London W8 4QX". */
export function addressOf(address: Address, people: readonly Person[]): Written {
  if (address.line === "") return plain("no fixed abode");
  return join([streetOf(address, people), `, ${address.town} `, postcodeOf(address, people)]);
}

export function reference(
  type: "council-tax-reference" | "housing-reference" | "benefit-reference" | "uprn",
  value: string,
  people: readonly Person[],
): Written {
  return value === ""
    ? plain("")
    : said(
        value,
        type,
        value.toUpperCase(),
        people.map((person) => person.id),
      );
}

/** A phrase that tells something harmful about one person. */
export function harm(
  type:
    | "health"
    | "safeguarding"
    | "financial"
    | "ethnicity"
    | "religion"
    | "criminal-offence"
    | "trade-union",
  words: string,
  person: Person,
): Written {
  return said(words, type, words, [person.id]);
}
