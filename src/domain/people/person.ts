/** A person resolved from bundles of mentions. Clear values: the register keeps masked forms and hashes instead. */

import type { Place } from "../documents/place.ts";
import type { MentionType, PersonFlag } from "./mention.ts";

export type PersonRole = "subject" | "staff";

export type PersonAddress = { readonly lines: readonly string[]; readonly postcode: string | null };

export type PersonSource = {
  readonly path: string;
  readonly place: Place;
  readonly types: readonly MentionType[];
};

/** Why two bundles were taken for one person. */
export type LinkReason = {
  readonly from: string;
  readonly to: string;
  /** The rule in words: "same NI number", "same name and date of birth". Never a value. */
  readonly rule: string;
};

export type ResolvedPerson = {
  readonly person: string;
  readonly role: PersonRole;
  readonly names: readonly string[];
  readonly datesOfBirth: readonly string[];
  readonly addresses: readonly PersonAddress[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly identifiers: Readonly<Partial<Record<MentionType, readonly string[]>>>;
  /** Types of everything found about the person, sorted. */
  readonly categories: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly sources: readonly PersonSource[];
  readonly links: readonly LinkReason[];
  /** True where the match is possible but not certain: content may be attributed only after review. */
  readonly ambiguous: boolean;
};

/** The gravest first. */
export const severityBands = ["very-high", "high", "medium", "low"] as const;
export type SeverityBand = (typeof severityBands)[number];

export type Severity = {
  readonly score: number;
  readonly band: SeverityBand;
  /** The parts of the formula SE = DPC x EI + CB, and what set each, in words. */
  readonly context: number;
  readonly identification: number;
  readonly circumstances: number;
  readonly because: readonly string[];
  /** Within 0.25 of a band's edge: a person should look. */
  readonly borderline: boolean;
};

export type AssessedPerson = ResolvedPerson & { readonly severity: Severity };
