/** How pages name each contact between a body and one person. */

import type { CallOutcome } from "../../domain/check/call.ts";
import { complaintReference } from "../../domain/complaints/complaint.ts";
import {
  type Contact,
  type NoteWay,
  noteWays,
  type WishKind,
  type WishState,
  wishKinds,
} from "../../domain/contacts/contact.ts";
import type { NoticeKind, ToldWay } from "../../domain/notices/notice.ts";
import { outcomeWords, wayWords } from "../callers/words.ts";
import { kindWords } from "../complaints/words.ts";
import { phoneOutcomeWords } from "../phone/words.ts";
import { contactKindWords, whyWords } from "../suppression/words.ts";
import { channelWords, type Tag } from "../words/states.ts";

export const noteWayWords: Readonly<Record<NoteWay, string>> = {
  "call-out": "We called them",
  "call-in": "They called us",
  visit: "They came, or we visited them",
  "email-in": "They wrote an email",
  "letter-in": "They wrote a letter",
  "letter-returned": "A letter came back",
  note: "Something else",
};

export const wishWords: Readonly<Record<WishKind, string>> = {
  address: "Another postal address",
  email: "Another email address",
  phone: "Another phone number",
  format: "Another format, such as large print or easy read",
  language: "Another language",
  "somebody-else": "It is about somebody else",
  "not-them": "What we told them is not about them",
};

export const wishTags: Readonly<Record<WishState, Tag>> = {
  open: { text: "To be decided", colour: "yellow" },
  taken: { text: "Taken up", colour: "green" },
  declined: { text: "Declined", colour: "grey" },
};

export const noteChoices = noteWays.map((value) => ({ value, text: noteWayWords[value] }));
export const wishChoices = wishKinds.map((value) => ({ value, text: wishWords[value] }));

const noticeWords: Readonly<Record<NoticeKind, string>> = {
  first: "what was taken",
  second: "what was found since",
  correction: "a correction",
};
const toldWords: Readonly<Record<ToldWay, string>> = {
  phone: "Told by phone",
  public: "Told by a public notice",
  partner: "Told by another authority",
};
const messageTags: Readonly<Record<Extract<Contact, { kind: "message" }>["state"], Tag>> = {
  waiting: { text: "Waits for its wave", colour: "grey" },
  queued: { text: "On its way", colour: "teal" },
  sent: { text: "Sent", colour: "green" },
  failed: { text: "Not sent", colour: "orange" },
  unsure: { text: "Not certain", colour: "yellow" },
};
const receiptTags: Readonly<Record<string, Tag>> = {
  accepted: { text: "Accepted", colour: "teal" },
  sending: { text: "On its way", colour: "teal" },
  delivered: { text: "Delivered", colour: "green" },
  "temporary-failure": { text: "Not delivered yet", colour: "yellow" },
  "permanent-failure": { text: "Not delivered", colour: "red" },
  "technical-failure": { text: "Not delivered", colour: "red" },
  returned: { text: "Came back", colour: "red" },
  complained: { text: "They complained", colour: "red" },
};
const answerTags: Readonly<Record<Extract<Contact, { kind: "check-answer" }>["state"], Tag>> = {
  queued: messageTags.queued,
  sent: messageTags.sent,
  failed: messageTags.failed,
};
const callWords: Readonly<Record<CallOutcome, string>> = {
  told: "told",
  "not-reached": "not reached",
  "not-them": "it was not them",
  "no-call": "no call was made",
};

export type ContactLine = {
  readonly at: Date;
  readonly by: string;
  readonly what: string;
  readonly note: string;
  readonly tag: Tag | null;
  readonly href: string | null;
};

export function contactLine(one: Contact, base: string): ContactLine {
  const { at, by } = one;
  return { at, by, note: "", tag: null, href: null, ...saidOf(one, base) };
}

function saidOf(one: Contact, base: string): Partial<ContactLine> & { readonly what: string } {
  switch (one.kind) {
    case "message":
      return {
        what: `${channelWords[one.channel]} to them: ${noticeWords[one.notice]}`,
        tag: (one.receipt === null ? undefined : receiptTags[one.receipt]) ?? messageTags[one.state],
      };
    case "told":
      return {
        what: `${toldWords[one.way]}: ${noticeWords[one.notice]}`,
        tag: { text: "Told", colour: "green" },
      };
    case "enquiry":
      return { what: `${wayWords[one.way]}: ${lower(outcomeWords[one.outcome])}`, note: one.note };
    case "phone-try":
      return { what: `We called them: ${lower(phoneOutcomeWords[one.outcome])}`, note: one.note };
    case "check-answer":
      return {
        what: `${channelWords[one.channel]} with the answer to “Am I affected?”`,
        tag: answerTags[one.state],
      };
    case "check-call":
      return {
        what: `They asked whether they are affected, and are called: ${one.outcome === null ? `waits, tried ${one.tries} times` : callWords[one.outcome]}`,
      };
    case "complaint":
      return {
        what: `${kindWords[one.about]}: ${complaintReference(one.number)}`,
        href: `/complaints/${one.id}`,
      };
    case "note":
      return { what: noteWayWords[one.way], note: one.note };
    case "wish":
      return {
        what: `They ask for a change: ${lower(wishWords[one.wish])}`,
        ...{ note: one.value, tag: wishTags[one.state], href: `${base}/changes-asked/${one.id}` },
      };
    case "suppression":
      return {
        what: `${one.contact === null ? "Nothing more is sent to them" : `Nothing more is sent to their ${lower(contactKindWords[one.contact])}`}: ${lower(whyWords[one.why])}`,
        tag: one.lifted ? { text: "Lifted", colour: "grey" } : { text: "In force", colour: "red" },
      };
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
