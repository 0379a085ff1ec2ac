/** Values that stand apart from the people they belong to, in the same order. */
import type { PlacedMention } from "../../domain/people/mention.ts";
import { singular } from "./bundle.ts";
import type { Parties, ProseParty } from "./parties.ts";
import { blockKey, sentenceKey } from "./stretch.ts";

/**
 * "Born on this day and on that": as many values of one kind in a sentence as people before it in the paragraph are
 * theirs in order; any other number of different ones is nobody's.
 */
export function inOrder(
  mentions: readonly PlacedMention[],
  indices: readonly number[],
  parties: Parties,
): ReadonlyMap<number, ProseParty | null> {
  const runs = new Map<string, number[]>();
  for (const at of indices) {
    const mention = mentions[at]!;
    if (
      !singular.has(mention.type) ||
      mention.label !== "" ||
      parties.inSentence(sentenceKey(mention)).length > 0
    )
      continue;
    const key = `${sentenceKey(mention)}:${mention.type}`;
    runs.set(key, [...(runs.get(key) ?? []), at]);
  }
  const owners = new Map<number, ProseParty | null>();
  for (const run of runs.values()) {
    if (new Set(run.map((at) => mentions[at]!.value)).size < 2) continue;
    const before = namedBefore(mentions, run[0]!, parties);
    run.forEach((at, turn) => {
      owners.set(at, before.length === run.length ? before[turn]! : null);
    });
  }
  return owners;
}

/** The people named in the paragraph before `at`, in the order of their first naming. */
function namedBefore(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
): readonly ProseParty[] {
  const block = blockKey(mentions[at]!);
  const named = new Set<ProseParty>();
  for (let i = 0; i < at; i++) {
    const party = blockKey(mentions[i]!) === block ? parties.ofName(i) : null;
    if (party !== null) named.add(party);
  }
  return [...named];
}
