/**
 * The safe-contact gate: by which channel a person may be told, or why a human must look first. Eight public bodies
 * were reprimanded for letters that gave away where a person at risk lives; the gate would rather hold than guess.
 */
import type { PersonFlag } from "./mention.ts";
import type { Channel, HoldReason } from "./notice.ts";
import type { PersonRole } from "./person.ts";

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

/** E-mail, then letter, then text: a text cannot say what was taken. What others share is passed over. */
function bestChannel(contacts: readonly ContactPoint[]): Pick<Gate, "channel" | "contact"> {
  const email = contacts.find(({ kind, shared }) => kind === "email" && !shared);
  if (email) return { channel: "email", contact: email };
  const addresses = contacts.filter((contact) => contact.kind === "address" && isPostable(contact.value));
  if (postcodesOf(addresses).size === 1) return { channel: "letter", contact: addresses[0]! };
  const mobile = contacts.find(({ kind, shared, value }) => kind === "phone" && !shared && isMobile(value));
  if (mobile) return { channel: "text", contact: mobile };
  return addresses[0] ? { channel: "letter", contact: addresses[0] } : { channel: null, contact: null };
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
  if (channel !== "letter") return [];
  if (flags.includes("no-fixed-abode")) return ["no-fixed-abode"];
  const addresses = contacts.filter((contact) => contact.kind === "address" && isPostable(contact.value));
  return postcodesOf(addresses).size > 1 ? ["moved"] : [];
}

const postcode = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/;

/** A letter needs a line or more and a UK postcode at the end (GOV.UK Notify's rule as well). */
function isPostable(address: string): boolean {
  return postcode.test(address) && address.includes(",");
}

function postcodesOf(addresses: readonly ContactPoint[]): ReadonlySet<string> {
  return new Set(addresses.map(({ value }) => postcode.exec(value)?.[1] ?? ""));
}

/** UK mobiles in E.164: 071-075 and 077-079. */
function isMobile(phone: string): boolean {
  return /^\+447[1-57-9]\d{8}$/.test(phone);
}
