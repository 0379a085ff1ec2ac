/**
 * Who, of those whom the contact fits, is sent an answer, and who is called instead. It would rather call than write: a
 * message that the wrong person reads cannot be taken back.
 */
import type { CallReason } from "../../domain/check/call.ts";
import { monthMs, mostAMonth, type Question, repeatMs } from "../../domain/check/question.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import { areDifferentDoors, isPostable } from "../../domain/notices/door.ts";
import type { Channel } from "../../domain/notices/notice.ts";
import { isCoreReason } from "../../domain/notices/notice.ts";
import { type ContactPoint, channelOf, safeContact } from "../../domain/notices/safe-contact.ts";
import { compareNames } from "../../link/compare/names.ts";
import { parseName } from "../../link/normalise/name.ts";
import { isBareSurname, type Kin, kindredOf } from "../notices/kindred.ts";
import type { FoundIn, FoundPerson } from "./check-store.ts";

export type Weighed =
  | {
      readonly kind: "answer";
      readonly incident: IncidentId;
      readonly person: FoundPerson;
      readonly channel: Channel;
      readonly to: string;
    }
  | {
      readonly kind: "call";
      readonly incident: IncidentId;
      readonly authority: AuthorityId;
      readonly people: readonly PersonId[];
      readonly references: readonly string[];
      readonly reasons: readonly CallReason[];
    };

type Match = { readonly person: FoundPerson; readonly isSure: boolean };

/** Each controller answers for its own. */
export function weigh(question: Question, found: readonly FoundIn[], now: Date): readonly Weighed[] {
  return found.flatMap(({ incident, people, kin }) => {
    const matches = people.flatMap((person) => matchOf(question, person));
    const byController = Map.groupBy(matches, ({ person }) => person.controller.id);
    return [...byController].flatMap(([authority, own]): readonly Weighed[] => {
      if (question.authority !== null && question.authority !== authority) return [];
      return weighOwn({ question, incident, authority, kin, now }, own);
    });
  });
}

type Setting = {
  readonly question: Question;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly kin: readonly Kin[];
  readonly now: Date;
};

function weighOwn(setting: Setting, own: readonly Match[]): readonly Weighed[] {
  const { question, incident, authority, kin, now } = setting;
  const [first] = own;
  if (first === undefined) return [];
  const { person } = first;
  const reach = reachOf(question, person);
  const reasons: readonly CallReason[] = [
    ...new Set([
      ...own.flatMap((match) => reasonsOf(match, kin)),
      ...(own.length > 1 ? ["several-people" as const] : []),
      ...reach.reasons,
    ]),
  ];
  if (reasons.length > 0 || reach.channel === null || reach.to === null) {
    if (own.every((match) => isCalledAlready(match, now))) return [];
    const people = own.map(({ person: { id } }) => id);
    const references = own.map(({ person: { reference } }) => reference);
    const said: readonly CallReason[] = reasons.length > 0 ? reasons : ["no-contact"];
    return [{ kind: "call", incident, authority, people, references, reasons: said }];
  }
  if (isAnsweredEnough(person, now)) return [];
  return [{ kind: "answer", incident, person, channel: reach.channel, to: reach.to }];
}

/** Whoever asks in somebody's name day after day must not have them called day after day. */
function isCalledAlready({ person: { callWaits, calledAt } }: Match, now: Date): boolean {
  return callWaits || (calledAt !== null && now.getTime() - calledAt.getTime() < monthMs);
}

function isAnsweredEnough({ answeredAt }: FoundPerson, now: Date): boolean {
  const within = (span: number): number =>
    answeredAt.filter((at) => now.getTime() - at.getTime() < span).length;
  return within(repeatMs) > 0 || within(monthMs) >= mostAMonth;
}

/** A given name that agrees with another surname may be theirs before a marriage: nobody is written to by that alone. */
function matchOf({ name }: Question, person: FoundPerson): readonly Match[] {
  const asked = parseName(name);
  const relations = person.names.map((held) => compareNames(asked, parseName(held)));
  const isSure = relations.some((one) => one === "full" || one === "alias" || one === "initial");
  return isSure || relations.includes("half") ? [{ person, isSure }] : [];
}

function reasonsOf({ person, isSure }: Match, kin: readonly Kin[]): readonly CallReason[] {
  const { id, role, ambiguous, notice, names, onHold } = person;
  const flags = kindredOf(kin).flagsOf(id);
  const held = notice !== null && ["held", "withdrawn", "failed"].includes(notice.state);
  const about = safeContact({
    role,
    flags: [...new Set([...person.flags, ...flags])],
    ambiguous,
    contacts: [],
  });
  return [
    ...about.holdReasons
      .filter(isCoreReason)
      .filter((reason) => !["no-contact", "no-fixed-abode", "shared-contact"].includes(reason)),
    ...(isSure && names.some((name) => !isBareSurname(name)) ? [] : ["uncertain-match" as const]),
    ...(isNearAtRisk(person, kin) ? ["near-at-risk" as const] : []),
    ...(held || onHold ? ["notice-held" as const] : []),
  ];
}

/** Whoever opens a shared mailbox, or a letter on a shared mat, may be the one whom somebody there hides from. */
function isNearAtRisk({ id, contacts }: FoundPerson, kin: readonly Kin[]): boolean {
  return kin.some(
    (one) =>
      one.id !== id &&
      one.flags.includes("at-risk") &&
      one.contacts.some((theirs) => contacts.some((own) => isOneReach(own, theirs))),
  );
}

/** The same mailbox or phone; of addresses also what may be one door, however it is written. */
function isOneReach({ kind, value }: ContactPoint, theirs: string): boolean {
  if (value.toLowerCase() === theirs.toLowerCase()) return true;
  return kind === "address" && isPostable(theirs) && !areDifferentDoors(value, theirs);
}

type Reach = {
  readonly channel: Channel | null;
  readonly to: string | null;
  readonly reasons: readonly CallReason[];
};

/** Only what was held already, and what was typed is that; with a letter's reference, what the notice would go to. */
function reachOf({ contact }: Question, person: FoundPerson): Reach {
  if (contact.kind === "reference" || contact.kind === "address") {
    const contacts =
      contact.kind === "address" ? person.contacts.filter(({ kind }) => kind === "address") : person.contacts;
    const { flags, role, ambiguous } = person;
    const gate = safeContact({ flags, role, ambiguous, contacts });
    return {
      channel: gate.channel,
      to: gate.contact?.value ?? null,
      reasons: gate.holdReasons.filter(isCoreReason),
    };
  }
  const typed = person.contacts.find(({ value }) => person.typed.includes(value));
  const channel = typed === undefined ? null : channelOf(typed);
  if (typed === undefined || channel === null) return { channel: null, to: null, reasons: ["no-contact"] };
  return { channel, to: typed.value, reasons: typed.shared ? ["shared-contact"] : [] };
}
