/**
 * Whom a flag in running text is for: the nearest name of its paragraph. At risk may be anybody whom the paragraph
 * names, since the one who is left out is the one who is found.
 */
import type { PersonFlag } from "../../../domain/people/mention.ts";
import type { Hit } from "../detector.ts";
import { flagsIn } from "./flags.ts";

export type Block = { readonly start: number; readonly end: number; readonly hits: readonly Hit[] };
export type Flagged = ReadonlyMap<Hit, readonly PersonFlag[]>;

/** A page without blank lines is one long paragraph: so far to either side somebody may still be meant. */
const REACH = 600;

export function raisedIn(text: string, blocks: readonly Block[]): Flagged {
  const flagged = new Map<Hit, readonly PersonFlag[]>();
  for (const { at, flag } of flagsIn(text)) {
    const block = blocks.findIndex(({ start, end }) => start <= at && at < end);
    const meant = flag === "at-risk" ? everybodyMeant(blocks, block, at) : nearestMeant(blocks, block, at);
    for (const hit of meant) {
      const known = flagged.get(hit) ?? [];
      if (!known.includes(flag)) flagged.set(hit, [...known, flag]);
    }
  }
  return flagged;
}

/** Whom the paragraph names; else who was named last before it and first after it, and whatever it holds itself. */
function everybodyMeant(blocks: readonly Block[], block: number, at: number): readonly Hit[] {
  const own = blocks[block]?.hits ?? [];
  const names = namesIn(own);
  const near = names.filter((hit) => Math.abs(hit.start - at) <= REACH);
  if (near.length > 0) return near;
  if (names.length > 0) return [nearest(names, at)!];
  const before = blocks.slice(0, Math.max(0, block)).findLast(({ hits }) => namesIn(hits).length > 0);
  const after = blocks.slice(block + 1).find(({ hits }) => namesIn(hits).length > 0);
  return [...namesIn(before?.hits ?? []), ...own, ...namesIn(after?.hits ?? [])];
}

/** The nearest name of the flag's own paragraph, else of one of the two before. */
function nearestMeant(blocks: readonly Block[], block: number, at: number): readonly Hit[] {
  for (let back = block; back >= 0 && back > block - 3; back--) {
    const { hits } = blocks[back]!;
    const named = nearest(namesIn(hits), at);
    if (named !== null) return [named];
    const address = back === block ? hits.find(({ type }) => type === "address") : undefined;
    if (address !== undefined) return [address];
  }
  return [];
}

const namesIn = (hits: readonly Hit[]): readonly Hit[] => hits.filter(({ type }) => type === "name");

/** Of two as near, the one before. */
function nearest(hits: readonly Hit[], at: number): Hit | null {
  let best: Hit | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const hit of hits) {
    const away = hit.end <= at ? at - hit.end : hit.start - at + 20;
    if (away < distance) [best, distance] = [hit, away];
  }
  return best;
}
