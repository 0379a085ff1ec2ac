/** The truth of a practice archive: who is in it, which files it has, and every personal value that was written. */

import type { Place } from "../src/domain/documents/place.ts";
import type { MentionType } from "../src/domain/people/mention.ts";

export type Result =
  | "readable"
  | "encrypted"
  | "corrupt"
  | "empty"
  | "junk"
  | "bomb"
  | "needs-ocr"
  | "unsupported"
  | "timed-out"
  | "too-large";

export type TrueMention = {
  readonly type: MentionType;
  /** Normal form of the export; names, addresses and the kinds that make harm as written. */
  readonly value: string;
  /** Whose it is here. Empty: a value of this shape that is nobody's (an office's postcode, a shared mailbox). */
  readonly people: readonly string[];
  readonly place?: Place;
};

export type TrueFile = {
  /** Members as in the export: `a/outer.zip!/mail.eml!/list.xlsx`. */
  readonly path: string;
  readonly expectedOutcome: Result;
  readonly duplicateOf?: string;
  readonly earliestYear?: number;
  readonly mentions: readonly TrueMention[];
};

export type TruePerson = {
  readonly id: string;
  /** Every form that occurs. */
  readonly names: readonly string[];
  readonly dateOfBirth: string;
  readonly role: "subject" | "staff";
  readonly authority: string;
  readonly household: string;
  readonly child?: true;
  readonly deceased?: true;
  readonly atRisk?: true;
  readonly noFixedAbode?: true;
  /** Where somebody at risk may be written to; the address on file must not be used. */
  readonly safeContact?: string;
  /** By type, the values that are this person's and occur. */
  readonly values: Readonly<Partial<Record<MentionType, readonly string[]>>>;
};

export type TrueAuthority = {
  readonly key: string;
  readonly name: string;
  readonly pathPrefix: string;
  readonly outcodes: readonly string[];
};

export type ArchiveTruth = {
  readonly seed: number;
  readonly authorities: readonly TrueAuthority[];
  readonly people: readonly TruePerson[];
  readonly files: readonly TrueFile[];
};
