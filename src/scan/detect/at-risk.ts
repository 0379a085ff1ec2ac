/**
 * A passage that says somebody is at risk and names nobody ("I am in a refuge now"): those are meant whom the passage
 * before it names, such as the header of a message, or else the one after it.
 */

import type { Passage } from "../../domain/documents/passage.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";
import { flagsIn } from "./prose/flags.ts";

/** Whether the passage raises a flag that none of its own names could take. */
export function isUnplaced(passage: Passage, found: readonly PlacedMention[]): boolean {
  if (passage.kind !== "prose" || found.some(({ type }) => type === "name")) return false;
  return flagsIn(passage.text).some(({ flag }) => flag === "at-risk");
}

export function atRiskPlaced(
  mentions: readonly PlacedMention[],
  unplaced: readonly number[],
): readonly PlacedMention[] {
  if (unplaced.length === 0) return mentions;
  const named = [...new Set(mentions.filter(({ type }) => type === "name").map(({ passage }) => passage))];
  const meant = new Set(
    unplaced.flatMap((at) => named.findLast((one) => one < at) ?? named.find((one) => one > at) ?? []),
  );
  return mentions.map((mention) =>
    mention.type === "name" && meant.has(mention.passage) && !mention.flags?.includes("at-risk")
      ? { ...mention, flags: [...(mention.flags ?? []), "at-risk" as const] }
      : mention,
  );
}
