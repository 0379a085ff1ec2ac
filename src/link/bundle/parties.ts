/** The people whom a document of prose names: which of its names are one person's, and whom it is about. */
import type { PlacedMention } from "../../domain/people/mention.ts";
import { compareNames } from "../compare/names.ts";
import { fold } from "../normalise/fold.ts";
import { isJunk } from "../normalise/junk.ts";
import { type PersonName, parseName } from "../normalise/name.ts";
import { partyOf } from "./label.ts";
import { blockKey, lineKey, sentenceKey } from "./stretch.ts";

export type ProseParty = {
  readonly mentions: number[];
  readonly names: PersonName[];
  /** The fullest of `names`. */
  best: PersonName;
  readonly party: string;
  readonly staff: boolean;
};

export type Parties = {
  readonly all: readonly ProseParty[];
  ofName(mention: number): ProseParty | null;
  onLine(line: string): readonly ProseParty[];
  inSentence(sentence: string): readonly ProseParty[];
  inBlock(block: string): readonly ProseParty[];
  /** The block in which `party` was last named before `at`. */
  blockOfLast(party: ProseParty, at: number): string;
  isSigner(party: ProseParty): boolean;
  /** The party whose name an e-mail address spells. */
  byLocalPart(email: string): ProseParty | null;
  /** The one person whom the whole document is about, where that is plain. */
  aboutWhom(isOwn: (email: string) => boolean, mentions: readonly PlacedMention[]): ProseParty | null;
};

export function findParties(mentions: readonly PlacedMention[], indices: readonly number[]): Parties {
  const named = indices
    .filter((at) => mentions[at]!.type === "name" && !isJunk("name", mentions[at]!.value))
    .map((at) => ({ at, name: parseName(mentions[at]!.value) }));
  const all: ProseParty[] = [];
  const owner = new Map<number, ProseParty>();
  const whole = named.filter(({ name }) => name.givens.length > 0 && name.givens[0]!.length > 1);
  for (const one of whole) owner.set(one.at, placeWhole(mentions, one, all));
  const partial = named.filter(({ name }) => name.givens.length === 0 || name.givens[0]!.length === 1);
  const surnames = new Set(named.flatMap(({ name }) => (name.givens.length > 0 ? [name.surname] : [])));
  const few = surnames.size <= FEW;
  for (const one of partial) owner.set(one.at, placePartial(mentions, one, all, few));
  return partiesFrom(mentions, all, owner);
}

/** In a document of more people than this, "Mr Smith" is taken for a Smith of his own paragraph only. */
const FEW = 2;

type Named = { readonly at: number; readonly name: PersonName };

function placeWhole(mentions: readonly PlacedMention[], { at, name }: Named, all: ProseParty[]): ProseParty {
  const label = partyOf(mentions[at]!.label);
  const same = all.find(
    ({ names, party }) =>
      (party === label.party || label.party === "" || (label.staff && party === "")) &&
      names.every((other) => /^(full|alias)$/.test(compareNames(other, name))),
  );
  return same === undefined ? addParty(all, at, name, label) : join(same, at, name);
}

/** "Mr Okafor", "J Smith", "Chidi": somebody named in full where there is exactly one; otherwise somebody new. */
function placePartial(
  mentions: readonly PlacedMention[],
  { at, name }: Named,
  all: ProseParty[],
  few: boolean,
): ProseParty {
  const label = partyOf(mentions[at]!.label);
  const near = few ? all : all.filter((party) => isInBlock(mentions, party, at));
  const fitting = near.filter(
    ({ best, party }) =>
      (label.party === "" || party === label.party || (label.staff && party === "")) &&
      /^(full|alias|initial|surname|single)$/.test(compareNames(best, name)),
  );
  return fitting.length === 1 ? join(fitting[0]!, at, name) : addParty(all, at, name, label);
}

function isInBlock(mentions: readonly PlacedMention[], party: ProseParty, at: number): boolean {
  const block = blockKey(mentions[at]!);
  return party.mentions.some((other) => blockKey(mentions[other]!) === block);
}

function addParty(
  all: ProseParty[],
  at: number,
  name: PersonName,
  label: { party: string; staff: boolean },
): ProseParty {
  const party: ProseParty = { mentions: [at], names: [name], best: name, ...label };
  all.push(party);
  return party;
}

function join(party: ProseParty, at: number, name: PersonName): ProseParty {
  party.mentions.push(at);
  if (!party.names.some(({ written }) => written === name.written)) party.names.push(name);
  if (name.givens.join("").length > party.best.givens.join("").length) party.best = name;
  return party;
}

function partiesFrom(
  mentions: readonly PlacedMention[],
  all: readonly ProseParty[],
  owner: ReadonlyMap<number, ProseParty>,
): Parties {
  const lines = new Map<string, Set<ProseParty>>();
  const sentences = new Map<string, Set<ProseParty>>();
  const blocks = new Map<string, Set<ProseParty>>();
  for (const [at, party] of owner) {
    const mention = mentions[at]!;
    add(lines, lineKey(mention), party);
    add(sentences, sentenceKey(mention), party);
    add(blocks, blockKey(mention), party);
  }
  const isSigner = (party: ProseParty): boolean =>
    party.mentions.some((at) => mentions[at]!.type === "name" && mentions[at]!.stands === "signature");
  return {
    all,
    ofName: (mention) => owner.get(mention) ?? null,
    onLine: (line) => [...(lines.get(line) ?? [])],
    inSentence: (sentence) => [...(sentences.get(sentence) ?? [])],
    inBlock: (block) => [...(blocks.get(block) ?? [])],
    blockOfLast(party, at) {
      const last = party.mentions.filter((other) => other < at && mentions[other]!.type === "name").at(-1);
      return last === undefined ? "" : blockKey(mentions[last]!);
    },
    isSigner,
    byLocalPart: (email) => spelledBy(email, all),
    aboutWhom: (isOwn, found) => subjectOf(found, all, isSigner, isOwn),
  };
}

function add(map: Map<string, Set<ProseParty>>, key: string, party: ProseParty): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([party]));
  else known.add(party);
}

function spelledBy(email: string, all: readonly ProseParty[]): ProseParty | null {
  const local = fold(email.slice(0, email.indexOf("@"))).replace(/[\s\d]/g, "");
  const spelled = all.filter(({ best }) => {
    const given = best.givens[0] ?? "";
    return (
      best.surname.length >= 3 &&
      local.includes(best.surname) &&
      (given === "" || local.includes(given) || local.startsWith(given[0]!) || local.endsWith(given[0]!))
    );
  });
  return spelled.length === 1 ? spelled[0]! : null;
}

/**
 * An e-mail is about the one outside correspondent in its header; a letter about the one whose address stands under
 * the name; any other document about the one person in it who does not merely sign it.
 */
function subjectOf(
  mentions: readonly PlacedMention[],
  all: readonly ProseParty[],
  isSigner: (party: ProseParty) => boolean,
  isOwn: (email: string) => boolean,
): ProseParty | null {
  const outside = all.filter(
    ({ mentions: members, staff }) =>
      !staff &&
      members.some((at) => mentions[at]!.stands === "header") &&
      members.some((at) => mentions[at]!.type === "email" && !isOwn(mentions[at]!.value)),
  );
  if (outside.length === 1) return outside[0]!;
  // Colleagues writing to each other may be about anybody.
  if (all.some(({ mentions: members }) => members.some((at) => mentions[at]!.stands === "header")))
    return null;
  const others = all.filter(
    (party) =>
      !party.staff &&
      party.party === "" &&
      !party.mentions.some((at) => mentions[at]!.type === "email" && isOwn(mentions[at]!.value)),
  );
  if (others.length === 1 && (!isSigner(others[0]!) || all.length === 1)) return others[0]!;
  const notSigning = others.filter((party) => !isSigner(party));
  if (notSigning.length === 1) return notSigning[0]!;
  const addressed = notSigning.filter((party) => isAddressee(mentions, party));
  return addressed.length === 1 ? addressed[0]! : null;
}

/** A paragraph of nothing but a name and an address: the head of a letter. */
function isAddressee(mentions: readonly PlacedMention[], { mentions: members }: ProseParty): boolean {
  const address = members.find((at) => mentions[at]!.type === "address" && mentions[at]!.label === "");
  if (address === undefined) return false;
  const block = blockKey(mentions[address]!);
  return mentions.every(
    (mention) => blockKey(mention) !== block || /^(name|address|postcode)$/.test(mention.type),
  );
}
