/**
 * A group of people over whom a judgement stands in writing: whether they are told (UK GDPR Art. 34). Their severity and
 * what was taken say who is in it; the score itself decides nothing. Nobody is written to of whom nobody has judged.
 */
import { type MentionType, mentionTypes } from "../people/mention.ts";
import type { SeverityBand } from "../people/person.ts";

export const tellings = ["tell", "not-tell", "public-notice"] as const;
export type Telling = (typeof tellings)[number];

/** Art. 34(3)(a): whoever took it cannot read it; (b): measures since then; (c): a disproportionate effort. */
export const exemptions = ["unintelligible", "risk-removed", "disproportionate"] as const;
export type Exemption = (typeof exemptions)[number];

export type PeopleGroup = {
  readonly bands: readonly SeverityBand[];
  /** Of whom at least one of these was taken; whatever was taken, where there is none. */
  readonly categories: readonly MentionType[];
  readonly telling: Telling;
  readonly exemption: Exemption | null;
};

export type Judged = { readonly band: SeverityBand; readonly categories: readonly MentionType[] };

export function isInGroup({ bands, categories }: PeopleGroup, person: Judged): boolean {
  return (
    bands.includes(person.band) &&
    (categories.length === 0 || categories.some((type) => person.categories.includes(type)))
  );
}

type Judgement = {
  readonly number: number;
  readonly state: string;
  readonly supersedes: number | null;
  readonly people?: PeopleGroup | null;
};

/** Those that hold, the latest first: made, and no other that was made has taken their place. */
export function judgementsInForce<J extends Judgement>(decisions: readonly J[]): readonly J[] {
  const made = decisions.filter(({ state, people }) => state === "made" && (people ?? null) !== null);
  const replaced = new Set(made.map(({ supersedes }) => supersedes));
  return made.filter(({ number }) => !replaced.has(number)).toSorted((a, b) => b.number - a.number);
}

/** Of those in force, the latest that is about this person; null where nobody has judged. */
export function judgementOf<J extends Judgement>(inForce: readonly J[], person: Judged): J | null {
  return inForce.find(({ people }) => people != null && isInGroup(people, person)) ?? null;
}

export type GroupProblem = { readonly kind: "bands-missing" | "exemption-unfit" };

export function problemOfGroup({ bands, telling, exemption }: PeopleGroup): GroupProblem | null {
  if (bands.length === 0) return { kind: "bands-missing" };
  const fitting: Readonly<Record<Telling, readonly (Exemption | null)[]>> = {
    tell: [null],
    "not-tell": [null, "unintelligible", "risk-removed"],
    "public-notice": ["disproportionate"],
  };
  return fitting[telling].includes(exemption) ? null : { kind: "exemption-unfit" };
}

/** As a row keeps it; null where it is none. */
export function groupFrom(kept: unknown): PeopleGroup | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { bands, categories, telling, exemption } = kept as Record<string, unknown>;
  const of = <T extends string>(all: readonly T[], value: unknown): readonly T[] =>
    Array.isArray(value) ? all.filter((one) => value.includes(one)) : [];
  return {
    bands: of(["very-high", "high", "medium", "low"] as const, bands),
    categories: of(mentionTypes, categories),
    telling: tellings.find((one) => one === telling) ?? "not-tell",
    exemption: exemptions.find((one) => one === exemption) ?? null,
  };
}
