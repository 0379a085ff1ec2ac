/**
 * Who else could be meant by a flag. A record that linking could not safely join to the one who is flagged may still
 * be theirs: merging needs proof, but a letter to a hidden address is stopped by the mere possibility.
 */
import type { PersonFlag, PlacedMention } from "../domain/people/mention.ts";
import type { Bundle } from "./bundle/bundle.ts";
import { compareNames, type NameRelation } from "./compare/names.ts";
import { type Traits, vetoOf } from "./compare/veto.ts";
import { doorKey, postalAddress } from "./normalise/address.ts";
import { phonetic } from "./normalise/phonetic.ts";

/** A cluster of bundles, as far as it can be confused with another. */
export type Candidate = {
  readonly traits: Traits;
  readonly bundles: readonly Bundle[];
};

/** Values that say where somebody lives or is reached: "door:W8 7NX|12", "phone:+44...". */
type Trace = string;

type Flagged = {
  readonly candidate: Candidate;
  readonly traces: ReadonlySet<Trace>;
  /** Of the people flagged in the same documents: a child named beside its mother lives at her door. */
  readonly beside: ReadonlySet<Trace>;
  /** A name and nothing to tell its bearers apart. */
  readonly isBare: boolean;
};

const whole: ReadonlySet<NameRelation> = new Set(["full", "alias"]);
const underOneRoof: ReadonlySet<NameRelation> = new Set([
  "full",
  "alias",
  "initial",
  "surname",
  "single",
  "half",
]);

/** Flags that each candidate, by position, does not carry itself. `loose`: values that stand with nobody but are said to be at risk. */
export function possibleFlags(
  candidates: readonly Candidate[],
  loose: readonly PlacedMention[],
): (candidate: number) => readonly PersonFlag[] {
  const hidden = new Set(tracesOfLoose(loose));
  const atRisk = whoElseCouldBe("at-risk", candidates);
  const deceased = whoElseCouldBe("deceased", candidates);
  const isHidden = (at: number): boolean =>
    hidden.size > 0 && [...tracesOf(candidates[at]!)].some((trace) => hidden.has(trace));
  return (at) => [
    ...(atRisk.has(at) || isHidden(at) ? (["at-risk"] as const) : []),
    ...(deceased.has(at) ? (["deceased"] as const) : []),
  ];
}

/** Positions of the candidates, beside those that carry the flag, who could be one who does. */
function whoElseCouldBe(flag: PersonFlag, candidates: readonly Candidate[]): ReadonlySet<number> {
  const carriers = candidates.filter(({ bundles }) => bundles.some(({ flags }) => flags.includes(flag)));
  if (carriers.length === 0) return new Set();
  const flagged = withNeighbours(flag, carriers);
  const bySound = new Map<string, Flagged[]>();
  const byTrace = new Map<Trace, Flagged[]>();
  for (const one of flagged) {
    for (const sound of soundsOf(one.candidate)) put(bySound, sound, one);
    for (const trace of one.traces) put(byTrace, trace, one);
  }
  const carrying = new Set(carriers);
  const fitting = new Map<Flagged, { at: number; near: boolean }[]>();
  candidates.forEach((candidate, at) => {
    if (carrying.has(candidate)) return;
    const traces = tracesOf(candidate);
    const possible = new Set([
      ...[...soundsOf(candidate)].flatMap((sound) => bySound.get(sound) ?? []),
      ...[...traces].flatMap((trace) => byTrace.get(trace) ?? []),
    ]);
    for (const one of possible) {
      const near = meet(traces, one.traces) || (one.isBare && meet(traces, one.beside));
      // The dead are not in hiding: only under their own roof is a record without a birth date taken for theirs.
      if (flag !== "at-risk" && !near) continue;
      if (couldBeOne(one.candidate.traits, candidate.traits, near)) put(fitting, one, { at, near });
    }
  });
  return new Set(
    [...fitting].flatMap(([one, all]) => (one.isBare ? likeliest(all) : all.map(({ at }) => at))),
  );
}

function tracesOfLoose(mentions: readonly PlacedMention[]): readonly Trace[] {
  return mentions.flatMap(({ type, value }) => {
    if (type !== "address" && type !== "postcode") return [`${type}:${value}`];
    const door = type === "address" ? doorKey(postalAddress([value], null)) : null;
    return door === null ? [] : [`door:${door}`];
  });
}

function tracesOf({ bundles }: Pick<Candidate, "bundles">): ReadonlySet<Trace> {
  const traces = new Set<Trace>();
  for (const { addresses, values } of bundles) {
    for (const address of addresses) {
      const door = address.numbers.length > 0 ? doorKey(address) : null;
      if (door !== null) traces.add(`door:${door}`);
    }
    for (const [type, all] of values)
      if (telling.has(type)) for (const value of all) traces.add(`${type}:${value}`);
  }
  return traces;
}

const telling: ReadonlySet<string> = new Set(["email", "phone", "nino", "nhs-number", "upn", "uprn"]);

function withNeighbours(flag: PersonFlag, carriers: readonly Candidate[]): readonly Flagged[] {
  const inDocument = new Map<string, Set<Trace>>();
  const all = carriers.map((candidate) => ({ candidate, traces: tracesOf(candidate) }));
  for (const { candidate, traces } of all)
    for (const { path, flags } of candidate.bundles)
      if (flags.includes(flag)) {
        const known = inDocument.get(path) ?? new Set();
        for (const trace of traces) known.add(trace);
        inDocument.set(path, known);
      }
  return all.map(({ candidate, traces }) => ({
    candidate,
    traces,
    isBare: traces.size === 0 && candidate.traits.datesOfBirth.size === 0,
    beside: new Set(candidate.bundles.flatMap(({ path }) => [...(inDocument.get(path) ?? [])])),
  }));
}

function soundsOf({ traits }: Candidate): ReadonlySet<string> {
  return new Set(
    [...traits.names.values()].flatMap(({ surname }) => (surname === "" ? [] : [phonetic(surname)])),
  );
}

function couldBeOne(a: Traits, b: Traits, near: boolean): boolean {
  const enough = near ? underOneRoof : whole;
  const names = [...a.names.values()].some((one) =>
    [...b.names.values()].some((other) => enough.has(compareNames(one, other))),
  );
  return names && vetoOf(a, b) === null;
}

/** Where somebody of the name is known at the very door or beside it, those; else everybody of the name. */
function likeliest(all: readonly { readonly at: number; readonly near: boolean }[]): readonly number[] {
  const near = all.filter((one) => one.near);
  return (near.length > 0 ? near : all).map(({ at }) => at);
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
