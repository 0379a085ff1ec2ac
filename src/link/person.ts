/** A person out of the bundles of one cluster: best name first, latest address first, role, flags, sources. */
import type { MentionType, PersonFlag } from "../domain/people/mention.ts";
import type { LinkReason, PersonAddress, PersonRole, ResolvedPerson } from "../domain/people/person.ts";
import type { Bundle } from "./bundle/bundle.ts";
import { fold } from "./normalise/fold.ts";
import type { PersonName } from "./normalise/name.ts";

/** Whether a cluster says enough to be somebody: a name with anything beside it, or a number with a way to reach them. */
export function isSomebody(bundles: readonly Bundle[]): boolean {
  const types = new Set(bundles.flatMap((bundle) => bundle.types));
  const named = bundles.some(({ names }) => names.some((name) => name.surname !== ""));
  if (named) return types.size > 1;
  const identified = types.has("nino") || types.has("nhs-number") || types.has("driving-licence");
  return identified && (types.has("email") || types.has("phone") || types.has("address"));
}

export function resolvePerson(
  person: string,
  bundles: readonly Bundle[],
  links: readonly LinkReason[],
  ambiguous: boolean,
  /** The latest date that any document shows. */
  until: string | null = null,
  /** Raised elsewhere, for whoever could be meant. */
  possible: readonly PersonFlag[] = [],
): ResolvedPerson {
  return {
    person,
    role: roleOf(bundles),
    names: namesOf(bundles),
    datesOfBirth: byFrequency(bundles.flatMap(({ datesOfBirth }) => datesOfBirth)),
    addresses: addressesOf(bundles),
    emails: byFrequency(bundles.flatMap(({ values }) => values.get("email") ?? [])),
    phones: byFrequency(bundles.flatMap(({ values }) => values.get("phone") ?? [])),
    identifiers: identifiersOf(bundles),
    categories: [...new Set(bundles.flatMap(({ types }) => types))].sort(),
    flags: flagsOf(bundles, until, possible),
    sources: bundles.flatMap(({ sources }) => sources),
    links,
    ambiguous,
  };
}

/** A record about somebody outweighs a signature; only their own body's address or staff list outweighs that. */
function roleOf(bundles: readonly Bundle[]): PersonRole {
  const staff = bundles.filter(({ role }) => role === "staff").length;
  const subject = bundles.filter(({ role }) => role === "subject").length;
  return staff > 0 && staff >= subject ? "staff" : "subject";
}

/**
 * Who was grown up before the archive's last date is no child, whatever a record of long ago, or its neighbour's row,
 * says. One birth date that says otherwise (a parent's stands beside it) keeps the flag.
 */
function flagsOf(
  bundles: readonly Bundle[],
  until: string | null,
  possible: readonly PersonFlag[],
): readonly PersonFlag[] {
  const lastYear = until === null ? null : Number(until.slice(0, 4));
  const births = bundles.flatMap(({ datesOfBirth }) => datesOfBirth.map((date) => Number(date.slice(0, 4))));
  const grownUp = lastYear !== null && births.length > 0 && births.every((birth) => lastYear - birth > 18);
  const raised = new Set([...possible, ...bundles.flatMap(({ flags }) => flags)]);
  if (grownUp) raised.delete("child");
  return [...raised].sort();
}

function namesOf(bundles: readonly Bundle[]): readonly string[] {
  const forms = new Map<string, { name: PersonName; written: Map<string, number>; count: number }>();
  for (const { names } of bundles)
    for (const name of names) {
      const key = `${name.givens.join(" ")} ${name.surname}`;
      const form = forms.get(key) ?? { name, written: new Map<string, number>(), count: 0 };
      form.count++;
      form.written.set(name.written, (form.written.get(name.written) ?? 0) + 1);
      forms.set(key, form);
    }
  return [...forms.values()]
    .sort(
      (a, b) =>
        fullness(b.name) - fullness(a.name) ||
        b.count - a.count ||
        (a.name.written < b.name.written ? -1 : 1),
    )
    .map(
      ({ written }) =>
        [...written].sort((a, b) => care(b[0]) - care(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0],
    );
}

function fullness({ givens, surname }: PersonName): number {
  const whole = givens.filter((given) => given.length > 1).length;
  return (surname === "" ? 0 : 4) + (whole > 0 ? 2 : 0) + (givens.length > 0 ? 1 : 0);
}

/** "Jane Smith" before "SMITH, Jane" before "JANE SMITH". */
function care(written: string): number {
  return (
    (written === written.toUpperCase() || written === written.toLowerCase() ? 0 : 2) +
    (written.includes(",") ? 0 : 1)
  );
}

function addressesOf(bundles: readonly Bundle[]): readonly PersonAddress[] {
  const doors = new Map<string, { address: PersonAddress; count: number; latest: string }>();
  for (const { addresses, latest } of bundles)
    for (const { lines, postcode } of addresses) {
      const key = `${postcode ?? ""}|${fold(lines.join(" "))}`;
      const door = doors.get(key) ?? { address: { lines, postcode }, count: 0, latest: "" };
      door.count++;
      if (latest !== null && latest > door.latest) door.latest = latest;
      doors.set(key, door);
    }
  const whole = [...doors.values()].filter(
    ({ address }) =>
      address.lines.length > 0 ||
      ![...doors.values()].some(
        (other) => other.address.lines.length > 0 && other.address.postcode === address.postcode,
      ),
  );
  return whole
    .sort(
      (a, b) =>
        Number(isWhole(b.address)) - Number(isWhole(a.address)) ||
        (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : 0) ||
        b.count - a.count,
    )
    .map(({ address }) => address);
}

function isWhole({ lines, postcode }: PersonAddress): boolean {
  return lines.length > 0 && postcode !== null;
}

const notIdentifiers: ReadonlySet<MentionType> = new Set(["email", "phone", "date-of-birth"]);

function identifiersOf(bundles: readonly Bundle[]): ResolvedPerson["identifiers"] {
  const values = new Map<MentionType, string[]>();
  for (const bundle of bundles)
    for (const [type, found] of bundle.values)
      if (!notIdentifiers.has(type)) values.set(type, [...(values.get(type) ?? []), ...found]);
  return Object.fromEntries(
    [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, found]) => [type, byFrequency(found)]),
  );
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}
