/**
 * The safe-contact gate: by which ways a person may be told, or why a human must look first. Eight public bodies
 * were reprimanded for letters that gave away where a person at risk lives; the gate would rather hold than guess.
 */

import { coreRules, type GateCondition, type GateRule } from "../gate/gate-rule.ts";
import type { MentionType, PersonFlag } from "../people/mention.ts";
import type { PersonRole, SeverityBand } from "../people/person.ts";
import { areDifferentDoors, isPostable } from "./door.ts";
import type { Channel, HoldReason } from "./notice.ts";

export type ContactPoint = {
  readonly kind: "email" | "phone" | "address";
  readonly value: string;
  /** Somebody else in the register has it too. A postal address may be shared: a letter names its reader. */
  readonly shared: boolean;
  /** How many others have it, where that is known. */
  readonly others?: number;
  /** Somebody has it who must not know: nothing is ever sent there. */
  readonly forbidden?: boolean;
};

export type Reachable = {
  readonly role: PersonRole;
  readonly flags: readonly PersonFlag[];
  /** A flag that may be meant for somebody else. */
  readonly doubtfulFlag?: boolean;
  readonly ambiguous: boolean;
  readonly contacts: readonly ContactPoint[];
  readonly nameLooksWrong?: boolean;
  readonly band?: SeverityBand;
  readonly categories?: readonly MentionType[];
};

/** A way that is safe: by which channel, and to where. */
export type Route = { readonly channel: Channel; readonly contact: ContactPoint };

export type Gate = {
  /** The channel to propose, also for a held notice where there is one. */
  readonly channel: Channel | null;
  readonly contact: ContactPoint | null;
  /** Empty: clear to draft. */
  readonly holdReasons: readonly HoldReason[];
  /** Every way that is safe, the first one to be tried first. Nobody who is held has any: whoever releases them chooses. */
  readonly routes: readonly Route[];
};

export function safeContact(person: Reachable, rules: readonly GateRule[] = coreRules): Gate {
  const usable = person.contacts.filter(({ forbidden }) => forbidden !== true);
  const routes = routesOf(usable, person.flags);
  const { channel, contact } = routes[0] ?? bestGuess(usable);
  const facts = { person, usable, channel, contact };
  const holdReasons = rules.filter(({ when }) => fits(when, facts)).map(({ key }) => key);
  return { channel, contact, holdReasons, routes: holdReasons.length === 0 ? routes : [] };
}

/**
 * E-mail, then letter, then text, for a text cannot say what was taken. Only where there is no choice to get wrong: one
 * e-mail address, one door, one mobile. What others share is passed over.
 */
function routesOf(contacts: readonly ContactPoint[], flags: readonly PersonFlag[]): readonly Route[] {
  const emails = ownOf(contacts, "email");
  const letters = contacts.filter((contact) => channelOf(contact) === "letter");
  const mobiles = ownOf(contacts, "text");
  const doorIsSure = isOneDoor(contacts) && !flags.includes("moved") && !flags.includes("no-fixed-abode");
  return [
    ...(emails.length === 1 ? [{ channel: "email" as const, contact: emails[0]! }] : []),
    ...(letters[0] !== undefined && doorIsSure ? [{ channel: "letter" as const, contact: letters[0] }] : []),
    ...(mobiles.length === 1 ? [{ channel: "text" as const, contact: mobiles[0]! }] : []),
  ];
}

/** What a human would look at first, where no way is sure. */
function bestGuess(contacts: readonly ContactPoint[]): Pick<Gate, "channel" | "contact"> {
  const letters = contacts.filter((contact) => channelOf(contact) === "letter");
  const first = ownOf(contacts, "email")[0] ?? letters[0] ?? ownOf(contacts, "text")[0];
  return first === undefined
    ? { channel: null, contact: null }
    : { channel: channelOf(first), contact: first };
}

function ownOf(contacts: readonly ContactPoint[], channel: Channel): readonly ContactPoint[] {
  return contacts.filter((contact) => channelOf(contact) === channel && !contact.shared);
}

/** By which channel this contact point could be used at all. */
export function channelOf({ kind, value }: Pick<ContactPoint, "kind" | "value">): Channel | null {
  if (kind === "email") return "email";
  if (kind === "address") return isPostable(value) ? "letter" : null;
  return isMobile(value) ? "text" : null;
}

/** Addresses without a postcode count as well: the newest may be the one that was written in haste. */
function isOneDoor(contacts: readonly ContactPoint[]): boolean {
  const addresses = contacts.filter(({ kind }) => kind === "address").map(({ value }) => value);
  return addresses.every((address) => addresses.every((other) => !areDifferentDoors(address, other)));
}

type Facts = {
  readonly person: Reachable;
  readonly usable: readonly ContactPoint[];
  readonly channel: Channel | null;
  readonly contact: ContactPoint | null;
};

/** Every part of the condition; a condition without any holds nobody, and the reader of the file refuses it. */
function fits(when: GateCondition, facts: Facts): boolean {
  const { person, usable, channel, contact } = facts;
  const said = (words: readonly string[]) =>
    person.contacts.some(({ kind, value }) => kind === "address" && words.some((word) => says(value, word)));
  return (
    (when.flag === undefined || person.flags.includes(when.flag)) &&
    (when.role === undefined || isOfRole(person, when.role)) &&
    (when.uncertain === undefined ||
      (when.uncertain === "match" ? person.ambiguous : person.doubtfulFlag === true)) &&
    (when.name === undefined || person.nameLooksWrong === true) &&
    (when.way === undefined || when.way.includes(channel ?? "none")) &&
    (when.several === undefined || isSeveral(when.several, facts)) &&
    (when.shared === undefined || when.shared === usable.some(isSharedMailbox)) &&
    (when.sharedBy === undefined || (contact?.others ?? 0) >= when.sharedBy) &&
    (when.band === undefined || (person.band !== undefined && when.band.includes(person.band))) &&
    (when.categories === undefined ||
      when.categories.some((one) => (person.categories ?? []).includes(one))) &&
    (when.addressSays === undefined || said(when.addressSays))
  );
}

function isOfRole({ role, flags }: Reachable, asked: PersonRole): boolean {
  return asked === "staff" ? role === "staff" || flags.includes("staff") : role === asked;
}

function isSharedMailbox({ kind, shared }: ContactPoint): boolean {
  return kind !== "address" && shared;
}

function isSeveral(asked: "doors" | "ways", { person, usable, channel }: Facts): boolean {
  if (asked === "doors") return person.flags.includes("moved") || !isOneDoor(usable);
  return (channel === "email" || channel === "text") && ownOf(usable, channel).length > 1;
}

/** As whole words, however they are written. */
function says(address: string, word: string): boolean {
  const folded = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  return folded(address).includes(folded(word));
}

/** UK mobiles in E.164: 071-075 and 077-079. */
function isMobile(phone: string): boolean {
  return /^\+447[1-57-9]\d{8}$/.test(phone);
}
