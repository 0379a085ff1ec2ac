/** A birth date less than eighteen years before the document's latest date makes its person a child. */
import type { PlacedMention } from "../../domain/people/mention.ts";

/** The archives are of 2006-2020: a document without dates is read as of their end. */
const UNDATED = "2020-12-31";

export function childrenFlagged(
  mentions: readonly PlacedMention[],
  latest: string | null,
): readonly PlacedMention[] {
  const written = latest ?? UNDATED;
  const grown = `${Number(written.slice(0, 4)) - 18}${written.slice(4)}`;
  const flagged = new Set<number>();
  for (const [i, mention] of mentions.entries()) {
    if (mention.type !== "date-of-birth" || mention.value <= grown || mention.value > written) continue;
    flagged.add(nameFor(mentions, i) ?? i);
  }
  if (flagged.size === 0) return mentions;
  return mentions.map((mention, i) =>
    flagged.has(i) && !mention.flags?.includes("child")
      ? { ...mention, flags: [...(mention.flags ?? []), "child" as const] }
      : mention,
  );
}

/** In a row the name with the same words in its label ("Child 2 name"), else the nearest before; in prose of the paragraph. */
function nameFor(mentions: readonly PlacedMention[], birth: number): number | null {
  const { passage, block, label } = mentions[birth]!;
  const names: number[] = [];
  for (let i = birth - 1; i >= 0 && mentions[i]!.passage === passage; i--)
    if (isNameIn(mentions[i]!, block)) names.push(i);
  const before = names.length;
  for (let i = birth + 1; i < mentions.length && mentions[i]!.passage === passage; i++)
    if (isNameIn(mentions[i]!, block)) names.push(i);
  const who = whoIn(label);
  const named = who === "" ? undefined : names.find((i) => whoIn(mentions[i]!.label) === who);
  const plain = who === "" ? names.filter((i) => whoIn(mentions[i]!.label) === "") : names;
  return named ?? (before > 0 && plain.includes(names[0]!) ? names[0]! : (plain[0] ?? names[0] ?? null));
}

const isNameIn = (mention: PlacedMention, block: number): boolean =>
  mention.type === "name" && mention.block === block;

/** What is left of a label without the words for the value itself: "Child 2 DOB" and "Child 2 Forename" agree. */
const whoIn = (label: string): string =>
  label
    .toLowerCase()
    .replace(
      /\b(?:date of birth|d\.?o\.?b\.?|birth ?date|full|fore ?names?|first|last|given|family|sur ?names?|names?|middle)\b/g,
      "",
    )
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
