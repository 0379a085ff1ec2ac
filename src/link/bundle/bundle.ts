/** A bundle: mentions of one document that stand together and are about one person. The unit that linking joins. */
import type { MentionType, PersonFlag } from "../../domain/people/mention.ts";
import type { PersonSource } from "../../domain/people/person.ts";
import type { PostalAddress } from "../normalise/address.ts";
import type { PersonName } from "../normalise/name.ts";

export type Bundle = {
  readonly path: string;
  /** Position among the bundles of its document, from 0. */
  readonly ordinal: number;
  readonly role: "subject" | "staff" | "unsaid";
  readonly names: readonly PersonName[];
  readonly datesOfBirth: readonly string[];
  readonly addresses: readonly PostalAddress[];
  /** Every other value by type, e-mail and phone among them. */
  readonly values: ReadonlyMap<MentionType, readonly string[]>;
  readonly types: readonly MentionType[];
  readonly flags: readonly PersonFlag[];
  readonly sources: readonly PersonSource[];
  /** The latest date that the document names; addresses age by it. */
  readonly latest: string | null;
};

/** Mentions (by index) that belong to one person, before their values are read. */
export type Group = {
  readonly mentions: readonly number[];
  readonly role: Bundle["role"];
};

export type BundledDocument = {
  readonly bundles: readonly Bundle[];
  /** For each mention the ordinal of its bundle, or -1 where it stands with nobody. */
  readonly bundleOf: Int32Array;
};

/** Types of which a person has one: a second, different value is somebody else's. */
export const singular: ReadonlySet<MentionType> = new Set([
  "date-of-birth",
  "nino",
  "nhs-number",
  "utr",
  "upn",
]);
