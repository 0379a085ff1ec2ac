/** What staff write for the public and may be put into another language: one name for each text, and its English by field. */
import type { AuthorityId, IncidentId } from "../ids.ts";

export const subjectKinds = [
  "incident",
  "statement",
  "point",
  "outage",
  "outage-part",
  "service",
  "maintenance",
  "place",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

declare const brand: unique symbol;
/** "statement.UUID.3", "place.UUID": stands in addresses. */
export type SubjectName = string & { readonly [brand]: "subject" };

export function subjectName(kind: SubjectKind, ...parts: readonly (string | number)[]): SubjectName {
  return [kind, ...parts].join(".") as SubjectName;
}

/** English, or a translation of it, by field. */
export type Words = Readonly<Record<string, string>>;

/** A text as it stands now. */
export type Source = {
  readonly subject: SubjectName;
  readonly kind: SubjectKind;
  /** Null: it is of no one incident. */
  readonly incident: IncidentId | null;
  /** Whose words they are: whoever speaks also translates. */
  readonly authority: AuthorityId;
  /** What a list calls it. */
  readonly title: string;
  /** Fields in which something is written. */
  readonly fields: Words;
  /** The public reads it now. */
  readonly isPublic: boolean;
  /** It stands, or is on its way: not one that another has taken the place of. */
  readonly isCurrent: boolean;
};

/** What makes sense only together: one word changed, and none of the translation is shown. All else stands by itself. */
const tied: Readonly<Record<SubjectKind, readonly string[]>> = {
  incident: [],
  statement: ["title", "body", "easyRead", "changed"],
  point: ["text", "why"],
  outage: ["title", "words"],
  "outage-part": ["words"],
  service: [],
  maintenance: ["title", "words"],
  place: [],
};

export function isTied(kind: SubjectKind, field: string): boolean {
  return tied[kind].includes(field);
}

export function tiedFields(kind: SubjectKind): readonly string[] {
  return tied[kind];
}

/** Without what is empty. */
export function written(fields: Words): Words {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ""));
}
