/**
 * What somebody asks who wants to know whether they are affected: a name, and one way by which the council may already
 * have reached them. Both sides read what was typed by this file, so that what is refused says nothing of who is known.
 */
import { done, failed, type Outcome } from "../outcome.ts";

export type AskedContact =
  | { readonly kind: "email" | "phone"; readonly value: string }
  | { readonly kind: "address"; readonly line: string; readonly postcode: string }
  /** The reference on one of our letters. */
  | { readonly kind: "reference"; readonly number: number };

export type Asked = { readonly name: string; readonly contact: AskedContact };

/** As typed; "" where a field was left empty. */
export type TypedQuestion = Readonly<
  Record<"name" | "email" | "phone" | "line" | "postcode" | "reference", string>
>;

export type AskProblem = {
  readonly kind:
    | "ask-name-missing"
    | "ask-name-too-long"
    | "ask-contact-missing"
    | "ask-contacts-several"
    | "ask-email-malformed"
    | "ask-phone-malformed"
    | "ask-line-missing"
    | "ask-postcode-malformed"
    | "ask-reference-malformed";
};

/** In which field of a form it is, the public's and that of staff. */
export const askFieldOf: Readonly<Record<AskProblem["kind"], string>> = {
  "ask-name-missing": "name",
  "ask-name-too-long": "name",
  "ask-contact-missing": "email",
  "ask-contacts-several": "email",
  "ask-email-malformed": "email",
  "ask-phone-malformed": "phone",
  "ask-line-missing": "line",
  "ask-postcode-malformed": "postcode",
  "ask-reference-malformed": "reference",
};

export const longestName = 100;
export const longestContact = 200;

export function readQuestion(typed: TypedQuestion): Outcome<Asked, AskProblem> {
  const name = oneLine(typed.name);
  if (name === "") return failed({ kind: "ask-name-missing" });
  if (name.length > longestName) return failed({ kind: "ask-name-too-long" });
  const given = waysGiven(typed);
  if (given.length === 0) return failed({ kind: "ask-contact-missing" });
  if (given.length > 1) return failed({ kind: "ask-contacts-several" });
  const contact = readContact(given[0]!, typed);
  return contact.ok ? done({ name, contact: contact.value }) : contact;
}

function waysGiven(typed: TypedQuestion): readonly AskedContact["kind"][] {
  const is = (field: keyof TypedQuestion): boolean => oneLine(typed[field]) !== "";
  return [
    ...(is("email") ? ["email" as const] : []),
    ...(is("phone") ? ["phone" as const] : []),
    ...(is("line") || is("postcode") ? ["address" as const] : []),
    ...(is("reference") ? ["reference" as const] : []),
  ];
}

function readContact(kind: AskedContact["kind"], typed: TypedQuestion): Outcome<AskedContact, AskProblem> {
  switch (kind) {
    case "email": {
      const value = oneLine(typed.email).toLowerCase();
      return value.length <= longestContact && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/u.test(value)
        ? done({ kind, value })
        : failed({ kind: "ask-email-malformed" });
    }
    case "phone": {
      const value = mobileIn(typed.phone);
      return value === null ? failed({ kind: "ask-phone-malformed" }) : done({ kind, value });
    }
    case "address": {
      const line = oneLine(typed.line);
      const postcode = postcodeIn(typed.postcode);
      if (postcode === null) return failed({ kind: "ask-postcode-malformed" });
      if (line === "" || line.length > longestContact) return failed({ kind: "ask-line-missing" });
      return done({ kind, line, postcode });
    }
    case "reference": {
      const [, digits] = /^P[-\s]?(\d{1,9})$/iu.exec(oneLine(typed.reference)) ?? [];
      return digits === undefined
        ? failed({ kind: "ask-reference-malformed" })
        : done({ kind, number: Number(digits) });
    }
  }
}

/** An e-mail address or a British mobile, and nothing besides; null where it is neither. */
export function contactIn(typed: string): Extract<AskedContact, { kind: "email" | "phone" }> | null {
  for (const kind of ["email", "phone"] as const) {
    const read = readContact(kind, { ...nothingTyped, [kind]: typed });
    if (read.ok && read.value.kind === kind) return read.value;
  }
  return null;
}

const nothingTyped = { name: "", email: "", phone: "", line: "", postcode: "", reference: "" };

function oneLine(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
}

/** A British mobile however it is written, as +447...; null where it is none: a code can be sent to no other phone. */
function mobileIn(typed: string): string | null {
  const written = oneLine(typed);
  if (!/^[\d\s()+.-]{9,30}$/u.test(written)) return null;
  const digits = written.replace(/\(0\)/gu, "").replace(/\D/gu, "").replace(/^00/u, "").replace(/^0/u, "44");
  return /^447[1-57-9]\d{8}$/u.test(digits) ? `+${digits}` : null;
}

/** "SW7 2AZ". */
function postcodeIn(typed: string): string | null {
  const written = oneLine(typed).toUpperCase().replace(/[\s-]/gu, "");
  const [, outward, inward] = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/u.exec(written) ?? [];
  return outward === undefined ? null : `${outward} ${inward}`;
}
