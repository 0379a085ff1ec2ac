/** Reads the values of a group of mentions into a bundle. */
import type { DocumentRecord } from "../../domain/documents/document.ts";
import type { Place } from "../../domain/documents/place.ts";
import type { MentionType, PersonFlag, PlacedMention } from "../../domain/people/mention.ts";
import type { PersonSource } from "../../domain/people/person.ts";
import { type PostalAddress, postalAddress } from "../normalise/address.ts";
import { isJunk } from "../normalise/junk.ts";
import { nameFromParts, type PersonName, parseName } from "../normalise/name.ts";
import type { Bundle, Group } from "./bundle.ts";
import { namePartOf } from "./label.ts";
import { placeKey } from "./stretch.ts";

export function gather(
  document: DocumentRecord,
  all: readonly PlacedMention[],
  group: Group,
  ordinal: number,
  isOwn: (email: string) => boolean,
): Bundle {
  const mentions = group.mentions.map((at) => all[at]!);
  const meant = mentions.filter(({ type, value }) => !isJunk(type, value));
  const values = valuesByType(meant);
  const ownMail = values.get("email")?.some(isOwn) === true;
  return {
    path: document.path,
    ordinal,
    role: ownMail ? "staff" : group.role,
    names: namesIn(meant),
    datesOfBirth: values.get("date-of-birth") ?? [],
    addresses: addressesIn(meant),
    values,
    types: [...new Set(meant.map(({ type }) => type))].sort(),
    flags: [...new Set(mentions.flatMap(({ flags = [] }): readonly PersonFlag[] => flags))].sort(),
    sources: sourcesOf(document.path, meant),
    latest: document.latest,
  };
}

function valuesByType(mentions: readonly PlacedMention[]): ReadonlyMap<MentionType, readonly string[]> {
  const values = new Map<MentionType, string[]>();
  for (const { type, value } of mentions) {
    if (type === "name" || type === "address" || type === "postcode") continue;
    const known = values.get(type);
    if (known === undefined) values.set(type, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return values;
}

function namesIn(mentions: readonly PlacedMention[]): readonly PersonName[] {
  const names: PersonName[] = [];
  const parts = { title: "", givens: "", surname: "" };
  for (const mention of mentions) {
    if (mention.type !== "name") continue;
    const part = mention.stands === "row" ? namePartOf(mention.label) : "whole";
    const words = mention.value.trim();
    if (part === "surname" && parts.surname === "" && !/,/.test(words)) parts.surname = words;
    else if ((part === "given" || part === "middle") && !/\s\S+\s/.test(words))
      parts.givens = `${parts.givens} ${words}`.trim();
    else if (part === "title") parts.title = words;
    else names.push(parseName(words));
  }
  if (parts.surname !== "" && parts.givens !== "") names.unshift(nameFromParts(parts));
  else if (parts.surname !== "" || parts.givens !== "")
    names.push(parseName(`${parts.title} ${parts.givens} ${parts.surname}`.trim()));
  const seen = new Set<string>();
  return names.filter(({ written }) => !seen.has(written) && seen.add(written) !== undefined);
}

function addressesIn(mentions: readonly PlacedMention[]): readonly PostalAddress[] {
  const parts = mentions.filter(({ type }) => type === "address" || type === "postcode");
  const rows = new Map<number, PlacedMention[]>();
  for (const part of parts)
    if (part.stands === "row") rows.set(part.passage, [...(rows.get(part.passage) ?? []), part]);
  const inProse = addressesInProse(parts.filter(({ stands }) => stands !== "row"));
  return merged([...[...rows.values()].flatMap(addressesInRow), ...inProse]);
}

/** In a row the columns of one address may stand in any order: lines without a postcode take the row's only one. */
function addressesInRow(parts: readonly PlacedMention[]): readonly PostalAddress[] {
  const postcodes = [...new Set(parts.flatMap(({ type, value }) => (type === "postcode" ? [value] : [])))];
  const written = parts.flatMap(({ type, value }) => (type === "address" ? [value] : []));
  const read = written.map((line) => postalAddress([line], null));
  const whole = read.filter(({ postcode }) => postcode !== null);
  const bare = written.filter((_, at) => read[at]!.postcode === null);
  const free = postcodes.filter((code) => !whole.some(({ postcode }) => postcode === code));
  if (bare.length > 0 && free.length <= 1) return [...whole, postalAddress(bare, free[0] ?? null)];
  return [...read, ...free.map((code) => postalAddress([], code))];
}

/** In prose the lines stand one after another, the postcode behind them; a new place or a gap starts another. */
function addressesInProse(parts: readonly PlacedMention[]): readonly PostalAddress[] {
  const addresses: PostalAddress[] = [];
  let lines: string[] = [];
  let last: PlacedMention | undefined;
  const close = (postcode: string | null): void => {
    if (lines.length > 0 || postcode !== null) addresses.push(postalAddress(lines, postcode));
    lines = [];
  };
  for (const part of parts) {
    const apart = last !== undefined && (last.passage !== part.passage || part.start - last.end > 80);
    if (apart) close(null);
    if (part.type === "postcode") close(part.value);
    else if (!lines.includes(part.value)) lines.push(part.value);
    last = part;
  }
  close(null);
  return addresses;
}

/** A postcode that repeats the one inside an address is not a second address. */
function merged(addresses: readonly PostalAddress[]): readonly PostalAddress[] {
  const kept: PostalAddress[] = [];
  for (const address of addresses) {
    const same = kept.findIndex(
      (other) =>
        other.postcode === address.postcode &&
        (other.lines.length === 0 ||
          address.lines.length === 0 ||
          other.lines.join() === address.lines.join()),
    );
    if (same === -1) kept.push(address);
    else if (kept[same]!.lines.length === 0) kept[same] = address;
  }
  return kept;
}

function sourcesOf(path: string, mentions: readonly PlacedMention[]): readonly PersonSource[] {
  const sources = new Map<string, { place: Place; types: Set<MentionType> }>();
  for (const { place, type } of mentions) {
    const key = placeKey(place);
    const known = sources.get(key);
    if (known === undefined) sources.set(key, { place, types: new Set([type]) });
    else known.types.add(type);
  }
  return [...sources.values()].map(({ place, types }) => ({ path, place, types: [...types].sort() }));
}
