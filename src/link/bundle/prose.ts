/**
 * Bundles of prose: letters, forms, e-mails, notes. One bundle for each person whom the document names; what no rule
 * gives to one of them with good reason stands with nobody, since the wrong person is worse than none.
 */
import type { PlacedMention } from "../../domain/mention.ts";
import { type Group, singular } from "./bundle.ts";
import { isNotes, partyOf } from "./label.ts";
import { findParties, type Parties, type ProseParty } from "./parties.ts";
import { blockKey, lineKey } from "./stretch.ts";

/** How far behind a name a value may stand where several people are named in a paragraph. */
const REACH = 160;

export function groupProse(
  mentions: readonly PlacedMention[],
  isOwn: (email: string) => boolean,
): readonly Group[] {
  const indices = mentions.flatMap(({ stands }, at) => (stands === "row" || stands === "footer" ? [] : [at]));
  if (indices.length === 0) return [];
  const parties = findParties(mentions, indices);
  const lone: Group[] = [];
  for (const at of indices) {
    if (mentions[at]!.type === "name") continue;
    const party = ownerOf(mentions, at, parties, isOwn);
    if (party !== null && !clashes(mentions, party, at)) party.mentions.push(at);
    else if (mentions[at]!.type === "email" && mentions[at]!.stands === "header")
      lone.push({ mentions: [at], role: "unsaid" });
  }
  return [
    ...parties.all.map((party) => groupOf(mentions, party, parties, isOwn)),
    ...joinLone(mentions, lone),
  ];
}

function ownerOf(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
  isOwn: (email: string) => boolean,
): ProseParty | null {
  const mention = mentions[at]!;
  if (mention.type === "email") {
    const named = parties.byLocalPart(mention.value);
    if (named !== null) return named;
  }
  if (mention.stands === "header") return nearestBefore(mentions, at, parties, 12);
  const labelled = mention.label === "" ? "" : partyOf(mention.label).party;
  if (labelled !== "") {
    const meant = parties.all.filter(({ party }) => party === labelled);
    return meant.length === 1 ? meant[0]! : null;
  }
  const line = parties.onLine(lineKey(mention));
  if (line.length === 1) return line[0]!;
  if (line.length > 1) return nearestBefore(mentions, at, parties, REACH);
  const block = parties.inBlock(blockKey(mention));
  if (block.length === 1) return block[0]!;
  if (block.length > 1)
    return mention.label !== "" && !isNotes(mention.label)
      ? lastBefore(at, parties)
      : nearestBefore(mentions, at, parties, REACH);
  return inNamelessBlock(mentions, at, parties, isOwn);
}

/** Nobody is named in this paragraph: a form's next field, a letter's "your", an e-mail's "my". */
function inNamelessBlock(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
  isOwn: (email: string) => boolean,
): ProseParty | null {
  const mention = mentions[at]!;
  const isContact =
    mention.type === "address" ||
    mention.type === "postcode" ||
    mention.type === "phone" ||
    mention.type === "email";
  if (isContact && mention.label === "") {
    if (mention.stands !== "signature") return null;
    return lastBefore(at, parties);
  }
  const previous = lastBefore(at, parties);
  if (mention.label !== "" && previous !== null && !parties.isSigner(previous)) {
    const block = parties.inBlock(parties.blockOfLast(previous, at));
    if (block.length === 1) return previous;
  }
  return parties.aboutWhom(isOwn, mentions);
}

function nearestBefore(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
  reach: number,
): ProseParty | null {
  const mention = mentions[at]!;
  for (let i = at - 1; i >= 0; i--) {
    const other = mentions[i]!;
    if (other.passage !== mention.passage || mention.start - other.end > reach) return null;
    if (other.type === "name") return parties.ofName(i);
  }
  return null;
}

function lastBefore(at: number, parties: Parties): ProseParty | null {
  for (let i = at - 1; i >= 0; i--) {
    const party = parties.ofName(i);
    if (party !== null) return party;
  }
  return null;
}

function clashes(mentions: readonly PlacedMention[], party: ProseParty, at: number): boolean {
  const { type, value } = mentions[at]!;
  return (
    singular.has(type) &&
    party.mentions.some((other) => mentions[other]!.type === type && mentions[other]!.value !== value)
  );
}

function groupOf(
  mentions: readonly PlacedMention[],
  party: ProseParty,
  parties: Parties,
  isOwn: (email: string) => boolean,
): Group {
  const members = [...party.mentions].sort((a, b) => a - b);
  const own = members.some((at) => mentions[at]!.type === "email" && isOwn(mentions[at]!.value));
  const outside = members.some((at) => mentions[at]!.type === "email" && !isOwn(mentions[at]!.value));
  const aboutThem = members.some((at) => !/^(name|email|phone|address|postcode)$/.test(mentions[at]!.type));
  const signs = parties.isSigner(party) && !outside && !aboutThem;
  return {
    mentions: members,
    role: own || party.staff || signs ? "staff" : aboutThem || outside ? "subject" : "unsaid",
  };
}

/** One address written twice in a header is one bundle. */
function joinLone(mentions: readonly PlacedMention[], lone: readonly Group[]): readonly Group[] {
  const byValue = new Map<string, number[]>();
  for (const {
    mentions: [at],
  } of lone) {
    const value = mentions[at!]!.value;
    byValue.set(value, [...(byValue.get(value) ?? []), at!]);
  }
  return [...byValue.values()].map((members) => ({ mentions: members, role: "unsaid" }));
}
