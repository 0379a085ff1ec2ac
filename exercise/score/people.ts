/** Whether the predicted people are the people: found, mixed with others, or split in several. */
import type { ArchiveTruth } from "../truth.ts";
import { comparable } from "./alike.ts";
import { scoreFlags } from "./flags.ts";
import { type Found, type Scores, type Share, share } from "./found.ts";
import { originals } from "./mentions.ts";

/**
 * Families share these, so that a parent's number at a child is no mixture; at another household's person it is.
 * The rest (names, birth dates, personal numbers) tell one person from another.
 */
const sharedAtHome: ReadonlySet<string> = new Set([
  "address",
  "postcode",
  "phone",
  "uprn",
  "council-tax-reference",
  "housing-reference",
]);

export type PeopleScores = {
  readonly peopleFound: Share;
  readonly subjectsFound: Share;
  readonly peopleMixed: Share;
  readonly peopleSplit: Share;
  readonly peopleUnknown: Share;
  readonly flags: Scores["flags"];
};

type Evidence = { readonly type: string; readonly owners: ReadonlySet<string> };

export function scorePeople(truth: ArchiveTruth, found: Found): PeopleScores {
  const evidence = evidenceOf(truth, found);
  const households = new Map(truth.people.map((person) => [person.id, person.household]));
  const standsFor = new Map<string, string>();
  let mixed = 0;
  for (const [person, lines] of evidence) {
    const main = ownerOfMost(lines);
    if (main === undefined) continue;
    standsFor.set(person, main);
    if (isMixed(lines, main, households)) mixed++;
  }
  const times = new Map<string, number>();
  for (const id of standsFor.values()) times.set(id, (times.get(id) ?? 0) + 1);
  const subjects = truth.people.filter((person) => person.role === "subject");
  return {
    peopleFound: share(truth.people.filter((person) => times.has(person.id)).length, truth.people.length),
    subjectsFound: share(subjects.filter((person) => times.has(person.id)).length, subjects.length),
    peopleMixed: share(mixed, standsFor.size),
    peopleSplit: share([...times.values()].filter((count) => count > 1).length, times.size),
    peopleUnknown: share(found.people.length - standsFor.size, found.people.length),
    flags: scoreFlags(truth, found, standsFor),
  };
}

/** For each predicted person, the distinct values it was given and whose they are in that file. */
function evidenceOf(truth: ArchiveTruth, found: Found): ReadonlyMap<string, Evidence[]> {
  const original = originals(truth);
  const keyOf = (path: string, type: string, value: string) =>
    `${type}\n${original(path)}\n${comparable(type, value)}`;
  const owners = new Map<string, Set<string>>();
  for (const file of truth.files) {
    for (const { type, value, people } of file.mentions) {
      const key = keyOf(file.path, type, value);
      const known = owners.get(key) ?? new Set<string>();
      for (const id of people) known.add(id);
      owners.set(key, known);
    }
  }
  const evidence = new Map<string, Evidence[]>(found.people.map(({ person }) => [person, []]));
  const seen = new Set<string>();
  for (const { path, type, value, person } of found.mentions) {
    if (person === null) continue;
    const key = keyOf(path, type, value);
    const whose = owners.get(key);
    if (whose === undefined || whose.size === 0 || seen.has(`${person}\n${key}`)) continue;
    seen.add(`${person}\n${key}`);
    evidence.get(person)?.push({ type, owners: whose });
  }
  return evidence;
}

/** What families share speaks more softly than what is one person's own. */
function ownerOfMost(lines: readonly Evidence[]): string | undefined {
  const votes = new Map<string, number>();
  for (const { type, owners } of lines) {
    const weight = (sharedAtHome.has(type) ? 0.2 : 1) / owners.size;
    for (const id of owners) votes.set(id, (votes.get(id) ?? 0) + weight);
  }
  return [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function isMixed(lines: readonly Evidence[], main: string, households: ReadonlyMap<string, string>): boolean {
  return lines.some(({ type, owners }) => {
    if (owners.size !== 1) return false;
    const [owner = main] = owners;
    if (sharedAtHome.has(type)) return households.get(owner) !== households.get(main);
    return owner !== main;
  });
}
