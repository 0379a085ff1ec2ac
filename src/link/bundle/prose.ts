/**
 * Bundles of prose: letters, forms, e-mails, notes. One bundle for each person whom the document names; what no rule
 * gives to one of them with good reason stands with nobody, since the wrong person is worse than none.
 */
import type { PlacedMention } from "../../domain/people/mention.ts";
import { type Group, singular } from "./bundle.ts";
import { isNotes, partyOf } from "./label.ts";
import { findParties, type Parties, type ProseParty } from "./parties.ts";
import { inOrder } from "./respective.ts";
import { blockKey, lineKey, sentenceKey } from "./stretch.ts";

export function groupProse(
  mentions: readonly PlacedMention[],
  isOwn: (email: string) => boolean,
): readonly Group[] {
  const indices = mentions.flatMap(({ stands }, at) => (stands === "row" || stands === "footer" ? [] : [at]));
  if (indices.length === 0) return [];
  const parties = findParties(mentions, indices);
  const lone: Group[] = [];
  const respective = inOrder(mentions, indices, parties);
  for (const at of indices) {
    if (mentions[at]!.type === "name") continue;
    const party = respective.has(at) ? respective.get(at)! : ownerOf(mentions, at, parties, isOwn);
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
    // In her form, under "E-mail", in his name: whose it is now, nobody can say.
    const block = isField(mention) ? parties.inBlock(blockKey(mention)) : [];
    if (named !== null) return block.length === 1 && block[0] !== named ? null : named;
  }
  if (mention.stands === "header") return nearestBefore(mentions, at, parties, 12);
  const labelled = mention.label === "" ? "" : partyOf(mention.label).party;
  if (labelled !== "") {
    const meant = parties.all.filter(({ party }) => party === labelled);
    if (meant.length !== 1) return null;
    return meant[0]!;
  }
  const sentence = parties.inSentence(sentenceKey(mention));
  if (sentence.length === 1) return followsSecondAddress(mentions, at) ? null : sentence[0]!;
  const line = parties.onLine(lineKey(mention));
  if (sentence.length > 1)
    return line.length === 1 && !("page" in mention.place)
      ? line[0]!
      : nearestInSentence(mentions, at, parties);
  const block = parties.inBlock(blockKey(mention));
  if (block.length === 0) return inNamelessBlock(mentions, at, parties, isOwn);
  if (isField(mention)) return block.length === 1 ? block[0]! : lastBefore(at, parties);
  const before = sentenceBefore(mentions, at, parties);
  if (before?.some(({ party }) => party !== "")) return parties.aboutWhom(isOwn, mentions);
  if (before !== null) return before.length === 1 && !followsSecondAddress(mentions, at) ? before[0]! : null;
  return block.length === 1 ? block[0]! : null;
}

/** A form's label, and not the beginning of a sentence that happens to end in a colon. */
function isField({ label }: PlacedMention): boolean {
  return label !== "" && !isNotes(label) && !/\d\d| - |\. /.test(label) && label.split(" ").length <= 6;
}

/** Who is named in the nearest sentence before this one in the same paragraph: "She rang again" goes on from it. */
function sentenceBefore(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
): readonly ProseParty[] | null {
  const block = blockKey(mentions[at]!);
  for (let i = at - 1; i >= 0 && blockKey(mentions[i]!) === block; i--) {
    const named = parties.ofName(i) === null ? [] : parties.inSentence(sentenceKey(mentions[i]!));
    if (named.length > 0) return named;
  }
  return null;
}

/** Behind a second address in running text, somebody else may have come in whose name was not recognised. */
function followsSecondAddress(mentions: readonly PlacedMention[], at: number): boolean {
  const mention = mentions[at]!;
  if (isField(mention) || mention.stands === "signature") return false;
  const seen = new Set<string>();
  for (let i = at; i >= 0; i--) {
    const other = mentions[i]!;
    if (blockKey(other) !== blockKey(mention) || other.type === "name") break;
    if (other.type === "address" && !isField(other)) seen.add(other.value);
  }
  return seen.size > 1;
}

function nearestInSentence(
  mentions: readonly PlacedMention[],
  at: number,
  parties: Parties,
): ProseParty | null {
  const key = sentenceKey(mentions[at]!);
  for (let i = at - 1; i >= 0 && sentenceKey(mentions[i]!) === key; i--) {
    if (mentions[i]!.type === "name") return followsSecondAddress(mentions, at) ? null : parties.ofName(i);
  }
  return null;
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
  if (isContact && !isField(mention)) {
    if (mention.stands !== "signature") return null;
    return lastBefore(at, parties);
  }
  const last = lastBefore(at, parties);
  // Behind the partner's paragraph a form goes on about its own person; a phone number there may be either's.
  if (isField(mention) && last !== null && last.party !== "" && isContact) return null;
  const previous = isField(mention) && last?.party !== "" ? ownBefore(at, parties) : last;
  if (isField(mention) && previous !== null && !parties.isSigner(previous)) {
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

/** The last named before whom the record is about: no partner, child or kin of theirs. */
function ownBefore(at: number, parties: Parties): ProseParty | null {
  for (let i = at - 1; i >= 0; i--) {
    const party = parties.ofName(i);
    if (party !== null && party.party === "") return party;
  }
  return null;
}

/** What a person has one of, and a second address in one paragraph of running text, is somebody else's. */
function clashes(mentions: readonly PlacedMention[], party: ProseParty, at: number): boolean {
  const mention = mentions[at]!;
  const once =
    singular.has(mention.type) ||
    ((mention.type === "address" || mention.type === "postcode") &&
      !isField(mention) &&
      mention.stands === "prose");
  return (
    once &&
    party.mentions.some((other) => {
      const { type, value } = mentions[other]!;
      return (
        type === mention.type &&
        value !== mention.value &&
        (singular.has(type) || blockKey(mentions[other]!) === blockKey(mention))
      );
    })
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
