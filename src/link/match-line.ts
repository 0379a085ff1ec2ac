/**
 * Whom a line of a body's own list means, of those in the register. Linking's rules, read the safe way round: to flag
 * somebody surely takes a whole name with birth date, door or postcode; to hold them, that it could be them.
 */
import { compareNames, type NameRelation } from "./compare/names.ts";
import { compareDates } from "./compare/similarity.ts";
import { compareAddresses, type PostalAddress, postalAddress } from "./normalise/address.ts";
import { type PersonName, parseName } from "./normalise/name.ts";
import { phonetic } from "./normalise/phonetic.ts";

export type Meant = {
  readonly reference: number | null;
  readonly name: string;
  readonly dateOfBirth: string | null;
  readonly address: string;
  readonly postcode: string;
};

export type Registered = {
  readonly number: number;
  readonly names: readonly string[];
  readonly datesOfBirth: readonly string[];
  readonly addresses: readonly string[];
};

/** Several, where it is not certain. */
export type Match<P> = { readonly certain: boolean; readonly people: readonly P[] };

type Known<P> = {
  readonly person: P;
  readonly names: readonly PersonName[];
  readonly addresses: readonly PostalAddress[];
};
type Fit = "certain" | "doubtful" | "no";

const whole: ReadonlySet<NameRelation> = new Set(["full", "alias"]);
const underOneRoof: ReadonlySet<NameRelation> = new Set([...whole, "initial", "surname", "single", "half"]);

export function matcherOf<P extends Registered>(people: readonly P[]): (line: Meant) => Match<P> {
  const byNumber = new Map<number, Known<P>>();
  const bySound = new Map<string, Known<P>[]>();
  const byPostcode = new Map<string, Known<P>[]>();
  for (const person of people) {
    const names = person.names.map(parseName);
    const addresses = person.addresses.map((address) => postalAddress([address], null));
    const known = { person, names, addresses };
    byNumber.set(person.number, known);
    for (const sound of new Set(names.flatMap(soundsOf))) put(bySound, sound, known);
    for (const code of new Set(addresses.flatMap(({ postcode }) => postcode ?? [])))
      put(byPostcode, code, known);
  }
  return (line) => {
    const name = parseName(line.name);
    const address = postalAddress([line.address], postcodeOf(line.postcode));
    const possible = new Set([
      ...soundsOf(name).flatMap((sound) => bySound.get(sound) ?? []),
      ...(address.postcode === null ? [] : (byPostcode.get(address.postcode) ?? [])),
    ]);
    const fits = [...possible].map((known) => ({ known, fit: fitOf(line, name, address, known) }));
    const surely = fits.filter(({ fit }) => fit === "certain").map(({ known }) => known);
    const maybe = fits.filter(({ fit }) => fit !== "no").map(({ known }) => known);
    const referred = line.reference === null ? undefined : byNumber.get(line.reference);
    if (referred === undefined)
      return surely.length === 1 ? matched(true, surely) : matched(false, surely.length > 1 ? surely : maybe);
    // A slip in a reference names somebody else: what stands beside it must not speak against it.
    return speaksAgainst(line, name, referred)
      ? matched(false, [...new Set([referred, ...(surely.length > 0 ? surely : maybe)])])
      : matched(true, [referred]);
  };
}

function matched<P>(certain: boolean, all: readonly Known<P>[]): Match<P> {
  return { certain, people: all.map(({ person }) => person) };
}

function fitOf<P extends Registered>(
  line: Meant,
  name: PersonName,
  address: PostalAddress,
  known: Known<P>,
): Fit {
  const relations = known.names.map((one) => compareNames(name, one));
  const isWhole = relations.some((relation) => whole.has(relation));
  const dates = datesOf(line, known);
  const places = known.addresses.map((one) => compareAddresses(address, one));
  const near = places.includes("same") || places.includes("code");
  if (isWhole && dates !== "other" && (dates === "same" || near)) return "certain";
  // Father and son of one name under one roof, or a birth date written wrongly: nobody can tell.
  if (dates === "other") return isWhole && near ? "doubtful" : "no";
  if (isWhole) return "doubtful";
  const couldBe = relations.some((relation) => underOneRoof.has(relation));
  return couldBe && (near || dates === "same") ? "doubtful" : "no";
}

function speaksAgainst<P extends Registered>(line: Meant, name: PersonName, known: Known<P>): boolean {
  const relations = known.names.map((one) => compareNames(name, one));
  const conflict = relations.length > 0 && relations.every((relation) => relation === "conflict");
  return conflict || datesOf(line, known) === "other";
}

function datesOf<P extends Registered>(
  { dateOfBirth }: Meant,
  { person }: Known<P>,
): "same" | "near" | "other" | "unknown" {
  if (dateOfBirth === null || person.datesOfBirth.length === 0) return "unknown";
  const all = person.datesOfBirth.map((one) => compareDates(dateOfBirth, one));
  if (all.includes("same")) return "same";
  return all.includes("near") ? "near" : "other";
}

/** The given name's too: some write it in the surname's place. */
function soundsOf({ surname, givens }: PersonName): readonly string[] {
  return [surname, givens[0] ?? ""].filter((word) => word.length > 1).map((word) => phonetic(word));
}

function postcodeOf(written: string): string | null {
  const found = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/iu.exec(written.trim());
  return found === null ? null : `${found[1]} ${found[2]}`.toUpperCase();
}

function put<P>(map: Map<string, Known<P>[]>, key: string, value: Known<P>): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
