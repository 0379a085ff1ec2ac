/**
 * The safe-contact gate: by which channel a person may be told, or why a human must look first. Eight public bodies
 * were reprimanded for letters that gave away where a person at risk lives; the gate would rather hold than guess.
 */

import type { PersonFlag } from "../people/mention.ts";
import type { PersonRole } from "../people/person.ts";
import { areDifferentDoors, isPostable } from "./door.ts";
import type { Channel, HoldReason } from "./notice.ts";

export type ContactPoint = {
  readonly kind: "email" | "phone" | "address";
  readonly value: string;
  /** Somebody else in the register has it too. A postal address may be shared: a letter names its reader. */
  readonly shared: boolean;
};

export type Reachable = {
  readonly role: PersonRole;
  readonly flags: readonly PersonFlag[];
  readonly ambiguous: boolean;
  readonly contacts: readonly ContactPoint[];
};

export type Gate = {
  /** The channel to propose, also for a held notice where there is one. */
  readonly channel: Channel | null;
  readonly contact: ContactPoint | null;
  /** Empty: clear to draft. */
  readonly holdReasons: readonly HoldReason[];
};

export function safeContact(person: Reachable): Gate {
  const { channel, contact } = bestChannel(person.contacts);
  const holdReasons = [...reasonsAboutPerson(person), ...reasonsAboutContact(person, channel)];
  return { channel, contact, holdReasons };
}

/**
 * E-mail, then letter, then text, for a text cannot say what was taken. Only where there is no choice to get wrong: one
 * e-mail address, one door, one mobile. What others share is passed over.
 */
function bestChannel(contacts: readonly ContactPoint[]): Pick<Gate, "channel" | "contact"> {
  const emails = contacts.filter(({ kind, shared }) => kind === "email" && !shared);
  const letters = contacts.filter((contact) => channelOf(contact) === "letter");
  const mobiles = contacts.filter((contact) => channelOf(contact) === "text" && !contact.shared);
  if (emails.length === 1) return { channel: "email", contact: emails[0]! };
  if (letters[0] && isOneDoor(contacts)) return { channel: "letter", contact: letters[0] };
  if (mobiles.length === 1) return { channel: "text", contact: mobiles[0]! };
  const first = emails[0] ?? letters[0] ?? mobiles[0];
  return first === undefined
    ? { channel: null, contact: null }
    : { channel: channelOf(first), contact: first };
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

function reasonsAboutPerson({ flags, role, ambiguous }: Reachable): readonly HoldReason[] {
  const reasons: HoldReason[] = [];
  if (flags.includes("at-risk")) reasons.push("at-risk");
  if (flags.includes("child")) reasons.push("child");
  if (flags.includes("deceased")) reasons.push("deceased");
  if (role === "staff") reasons.push("staff");
  if (ambiguous) reasons.push("uncertain-match");
  return reasons;
}

function reasonsAboutContact({ flags, contacts }: Reachable, channel: Channel | null): readonly HoldReason[] {
  if (channel === null) {
    if (flags.includes("no-fixed-abode")) return ["no-fixed-abode"];
    return [
      contacts.some(({ kind, shared }) => kind !== "address" && shared) ? "shared-contact" : "no-contact",
    ];
  }
  if (channel === "letter") {
    if (flags.includes("no-fixed-abode")) return ["no-fixed-abode"];
    return isOneDoor(contacts) ? [] : ["moved"];
  }
  const kind = channel === "email" ? "email" : "phone";
  const own = contacts.filter(
    (contact) => contact.kind === kind && !contact.shared && channelOf(contact) === channel,
  );
  return own.length > 1 ? ["several-contacts"] : [];
}

/** UK mobiles in E.164: 071-075 and 077-079. */
function isMobile(phone: string): boolean {
  return /^\+447[1-57-9]\d{8}$/.test(phone);
}
