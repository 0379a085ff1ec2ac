/** Words that raise a flag for the person nearest to them: a child, somebody dead, somebody whose address must stay hidden. */
import type { PersonFlag } from "../../../domain/mention.ts";
import type { Hit } from "../detector.ts";

export type Raised = { readonly at: number; readonly flag: PersonFlag };

const words: readonly (readonly [PersonFlag, string])[] = [
  [
    "at-risk",
    "(?:do not|don['’]t|must not|never) (?:disclose|share|reveal|give out|release)(?: (?:the|her|his|their|this|any))?(?: (?:new|current|home))? (?:address|details|whereabouts|location)|address (?:is )?(?:withheld|confidential|protected|not to be disclosed)|\\brefuge\\b|injunction|restraining order|\\bmarac\\b|non[- ]molestation|occupation order|former partner must not|ex[- ]partner must not|fleeing (?:domestic )?(?:violence|abuse)|domestic (?:violence|abuse)|witness protection|stalk(?:ing|er)|honour[- ]based|forced marriage",
  ],
  [
    "deceased",
    "\\bdeceased\\b|passed away|\\bthe late (?:mr|mrs|ms|miss|dr)\\b|\\bdied (?:on|in|at|of)\\b|date of death|\\bdec['’]d\\b|executors? of",
  ],
  [
    "no-fixed-abode",
    "\\bNFA\\b|no fixed (?:abode|address)|rough sleep(?:er|ing)|sofa[- ]surfing|street homeless",
  ],
  [
    "child",
    "\\bpupil\\b|\\bschoolchild|\\b(?:aged?|age:) ?(?:[1-9]|1[0-7])\\b(?! ?(?:\\d|years? ago|[-–]|to ))|\\b(?:[1-9]|1[0-7])[- ]years?[- ]old\\b|\\b(?:looked[- ]after|adopted|foster(?:ed)?) child\\b|\\bin year (?:[1-9]|1[01])\\b",
  ],
];
const any = new RegExp(words.map(([, pattern]) => `(${pattern})`).join("|"), "gi");

export function flagsIn(text: string): readonly Raised[] {
  const raised: Raised[] = [];
  any.lastIndex = 0;
  for (let match = any.exec(text); match; match = any.exec(text)) {
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    // "NFA" in lower case, and "No Further Action", are something else.
    if (words[kind]![0] === "no-fixed-abode" && /^nfa$/i.test(match[0]) && match[0] !== "NFA") continue;
    raised.push({ at: match.index, flag: words[kind]![0] });
  }
  return raised;
}

/** The hit that a flag belongs to: the nearest name that `reaches` it, before others when equally near. */
export function nearestName(hits: readonly Hit[], at: number, reaches: (hit: Hit) => boolean): Hit | null {
  let best: Hit | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    if (hit.type !== "name" || !reaches(hit)) continue;
    const away = hit.end <= at ? at - hit.end : hit.start - at + 20;
    if (away < distance) [best, distance] = [hit, away];
  }
  return best;
}
