/**
 * A council's references have no national form, so the archive teaches its own: a template that 20 or more cued
 * values share finds the values that no cue or header names. A tally is plain JSON and merges by adding.
 */
import type { MentionType, PlacedMention } from "../../domain/people/mention.ts";
import type { Detected } from "./detection.ts";

/** Cued values by template and type. */
export type TemplateTally = { readonly counts: Record<string, Partial<Record<MentionType, number>>> };

const ENOUGH = 20;
/** Where a template serves two kinds of reference, one must be this much the commoner. */
const MAJORITY = 0.9;
const learned: ReadonlySet<MentionType> = new Set([
  "council-tax-reference",
  "housing-reference",
  "benefit-reference",
]);

export const newTally = (): TemplateTally => ({ counts: {} });

export function tally(into: TemplateTally, detected: Pick<Detected, "mentions" | "undecided">): void {
  for (const { type, value, confidence } of detected.mentions) {
    if (!learned.has(type) || confidence !== "high") continue;
    const key = templateOf(value);
    if (key === null) continue;
    into.counts[key] ??= {};
    into.counts[key][type] = (into.counts[key][type] ?? 0) + 1;
  }
}

export function mergeTallies(into: TemplateTally, other: TemplateTally): void {
  for (const [key, counts] of Object.entries(other.counts)) {
    into.counts[key] ??= {};
    for (const [type, count] of Object.entries(counts) as [MentionType, number][]) {
      into.counts[key][type] = (into.counts[key][type] ?? 0) + count;
    }
  }
}

/** The undecided values of a document that a learned template claims, as mentions. */
export function settle(
  detected: Pick<Detected, "mentions" | "undecided">,
  tallied: TemplateTally,
): readonly PlacedMention[] {
  return detected.undecided.flatMap((undecided) => {
    const type = typeFor(templateOf(undecided.value), tallied);
    return type ? [{ ...undecided, type, check: "template" as const, confidence: "medium" as const }] : [];
  });
}

function typeFor(key: string | null, tallied: TemplateTally): MentionType | null {
  if (key === null || !Object.hasOwn(tallied.counts, key)) return null;
  const counts = Object.entries(tallied.counts[key]!) as [MentionType, number][];
  const [type, most] = counts.sort((a, b) => b[1] - a[1])[0]!;
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return most >= ENOUGH && most / all >= MAJORITY ? type : null;
}

/**
 * "CT-8001234X" -> "CT-9999999A": the letters in front are the scheme's and stay, a letter behind is a check letter.
 * Digits alone are too common a shape, so their first two stay as well: "80123456" -> "80999999".
 */
export function templateOf(value: string): string | null {
  const parts = /^([A-Z]{0,4}[-/ ]?)(\d[\dA-Z./ -]*)$/.exec(value);
  if (!parts || value.replace(/\D/g, "").length < 5) return null;
  const [, front = "", rest = ""] = parts;
  const shape = rest.replace(/\d/g, "9").replace(/[A-Z]/g, "A");
  if (front !== "" || /[A./ -]/.test(shape)) return front + shape;
  return rest.length < 7 ? null : rest.slice(0, 2) + shape.slice(2);
}
