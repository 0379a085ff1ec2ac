/** The lines of the export, in the order of their keys (docs/contract). */
import type { KeyObject } from "node:crypto";
import type { DocumentRecord } from "../../domain/documents/document.ts";
import { mask } from "../../domain/people/mask.ts";
import type { MentionType, PlacedMention } from "../../domain/people/mention.ts";
import type { AssessedPerson, PersonAddress } from "../../domain/people/person.ts";
import { lookupHash } from "../../seal/seal.ts";

const documentKeys = [
  "path",
  "sha256",
  "type",
  "bytes",
  "outcome",
  "partial",
  "ocr",
  "reason",
  "duplicateOf",
  "pages",
  "earliest",
  "latest",
  "ms",
] as const satisfies readonly (keyof DocumentRecord)[];

export function documentLine(document: DocumentRecord): DocumentRecord {
  return Object.fromEntries(documentKeys.map((key) => [key, document[key]])) as DocumentRecord;
}

export function mentionLine(
  path: string,
  { place, type, value, written, confidence, check }: PlacedMention,
  bundle: string | null,
  person: string | null,
  key: KeyObject | null,
): object {
  const rest = { confidence, check, bundle, person };
  if (key === null) return { path, place, type, value, written, ...rest };
  return {
    path,
    place,
    type,
    value: mask(type, value),
    written: mask(type, written),
    ...rest,
    valueHash: lookupHash(type, value, key),
    writtenHash: lookupHash(`${type} written`, written, key),
  };
}

export function personLine(person: AssessedPerson, key: KeyObject | null): object {
  const { severity } = person;
  const shown = (type: MentionType, values: readonly string[]): readonly string[] =>
    key === null ? values : values.map((value) => mask(type, value));
  const identifiers = Object.entries(person.identifiers) as [MentionType, readonly string[]][];
  const line = {
    person: person.person,
    role: person.role,
    names: shown("name", person.names),
    datesOfBirth: shown("date-of-birth", person.datesOfBirth),
    addresses: person.addresses.map((address) => shownAddress(address, key)),
    emails: shown("email", person.emails),
    phones: shown("phone", person.phones),
    identifiers: Object.fromEntries(identifiers.map(([type, values]) => [type, shown(type, values)])),
    categories: person.categories,
    severity: {
      score: severity.score,
      band: severity.band,
      because: severity.because,
      borderline: severity.borderline,
    },
    flags: person.flags,
    ambiguous: person.ambiguous,
    sources: person.sources,
    links: person.links,
  };
  return key === null ? line : { ...line, hashes: hashesOf(person, key) };
}

function shownAddress({ lines, postcode }: PersonAddress, key: KeyObject | null): PersonAddress {
  if (key === null) return { lines, postcode };
  return {
    lines: lines.map((line) => mask("address", line)),
    postcode: postcode === null ? null : mask("postcode", postcode),
  };
}

/** Parallel to the masked values. */
function hashesOf(person: AssessedPerson, key: KeyObject): object {
  const hashed = (type: MentionType, values: readonly string[]): readonly string[] =>
    values.map((value) => lookupHash(type, value, key));
  const identifiers = Object.entries(person.identifiers) as [MentionType, readonly string[]][];
  return {
    names: hashed("name", person.names),
    datesOfBirth: hashed("date-of-birth", person.datesOfBirth),
    addresses: person.addresses.map(({ lines, postcode }) => ({
      lines: hashed("address", lines),
      postcode: postcode === null ? null : lookupHash("postcode", postcode, key),
    })),
    emails: hashed("email", person.emails),
    phones: hashed("phone", person.phones),
    identifiers: Object.fromEntries(identifiers.map(([type, values]) => [type, hashed(type, values)])),
  };
}
