/** Whether those for whom a letter home may do harm carry their flag; by flag, and counted in people. */
import type { FoundFlag } from "../../src/domain/people/mention.ts";
import type { ArchiveTruth, TruePerson } from "../truth.ts";
import { type FlagMeasure, type Found, measure } from "./found.ts";

const isTrue: Readonly<Record<FoundFlag, (person: TruePerson) => boolean>> = {
  "at-risk": ({ atRisk }) => atRisk === true,
  deceased: ({ deceased }) => deceased === true,
  "no-fixed-abode": ({ noFixedAbode }) => noFixedAbode === true,
  child: ({ child }) => child === true,
};

/** `standsFor`: the person of the truth behind each predicted one. */
export function scoreFlags(
  truth: ArchiveTruth,
  found: Found,
  standsFor: ReadonlyMap<string, string>,
): Readonly<Record<FoundFlag, FlagMeasure>> {
  const one = (flag: FoundFlag): FlagMeasure => {
    const meant = new Set(truth.people.filter(isTrue[flag]).map(({ id }) => id));
    const flagged = found.people.filter(({ flags }) => flags.includes(flag));
    const sound = flagged.filter(({ person }) => meant.has(standsFor.get(person) ?? ""));
    const reached = new Set(sound.map(({ person }) => standsFor.get(person)));
    const bare = found.people.filter(
      ({ person, flags }) => meant.has(standsFor.get(person) ?? "") && !flags.includes(flag),
    );
    return { ...measure(meant.size, reached.size, flagged.length, sound.length), bare: bare.length };
  };
  return {
    "at-risk": one("at-risk"),
    deceased: one("deceased"),
    "no-fixed-abode": one("no-fixed-abode"),
    child: one("child"),
  };
}
