/** A mention: one personal value found at one place. The types are the words of the export. */
import type { Place } from "../documents/place.ts";

export const mentionTypes = [
  "name",
  "date-of-birth",
  "address",
  "postcode",
  "email",
  "phone",
  "nino",
  "nhs-number",
  "utr",
  "passport",
  "driving-licence",
  "vehicle-registration",
  "bank-account",
  "payment-card",
  "iban",
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
  "uprn",
  "upn",
  "username",
  "password",
  "health",
  "ethnicity",
  "religion",
  "sexual-orientation",
  "political-opinion",
  "trade-union",
  "criminal-offence",
  "safeguarding",
  "financial",
] as const;
export type MentionType = (typeof mentionTypes)[number];

/**
 * high: shape + rule + (cue within 30 characters, or column header, or agreement with another field);
 * medium: shape + rule, or a cue within 300 characters; low: the rest.
 */
export type Confidence = "high" | "medium" | "low";

/** The strongest rule that the value passed. A value that no rule covers is `unchecked`, never "valid". */
export type Check = "check-digit" | "structure" | "list" | "template" | "unchecked";

export type Mention = {
  readonly type: MentionType;
  /** UTF-16 offsets into the passage's text (prose) or the cell's text (row). */
  readonly start: number;
  readonly end: number;
  /** Normal form: upper case without spaces for identifiers; ISO dates; E.164; `SW7 2AZ`; `123456-12345678`. */
  readonly value: string;
  readonly written: string;
  readonly confidence: Confidence;
  readonly check: Check;
};

/** Where a mention stands among others; bundling reads this and nothing else of the document. */
export type PlacedMention = Mention & {
  readonly place: Place;
  /** Order of the passage in its document, from 0. */
  readonly passage: number;
  /** Prose: number of the paragraph inside the passage (blank lines part paragraphs), from 0. Rows: 0. */
  readonly block: number;
  /** Prose: number of the sentence inside the passage, from 0. */
  readonly sentence?: number;
  readonly stands: "row" | "prose" | "header" | "signature" | "footer";
  /** Rows: the column's header as written, "" where there is none. Prose: the label before it ("Date of birth"). */
  readonly label: string;
  /** What the words around it say of whoever it belongs to; "at-risk" of everybody who could be meant. */
  readonly flags?: readonly PersonFlag[];
};

/**
 * child: under 18 or said to be one; at-risk: the address must not become known. Those are found in what was taken, or
 * raised by hand; moved, staff and must-not-know (somebody at the same door must not learn of it) are raised by hand alone.
 */
export const personFlags = [
  "at-risk",
  "must-not-know",
  "child",
  "deceased",
  "moved",
  "staff",
  "no-fixed-abode",
] as const;
export type PersonFlag = (typeof personFlags)[number];
/** What a scan raises. */
export type FoundFlag = "child" | "deceased" | "at-risk" | "no-fixed-abode";
