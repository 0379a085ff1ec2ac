/** How pages name complaints, and where each stands. */
import type { Acknowledging, Silence } from "../../domain/complaints/acknowledgement.ts";
import type {
  Complaint,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintState,
  ComplaintWay,
} from "../../domain/complaints/complaint.ts";
import { acknowledgeBy, isOverdue, isUrgent } from "../../domain/complaints/complaint.ts";
import type { Day } from "../../domain/map/map.ts";
import { ukMoment } from "../../domain/uk-time/in-words.ts";

export const kindWords: Readonly<Record<ComplaintKind, string>> = {
  complaint: "Complaint",
  "wrong-data": "What we say about them is wrong",
  "not-for-me": "A letter reached the wrong person",
  moved: "They have moved",
};

export const wayWords: Readonly<Record<ComplaintWay, string>> = {
  site: "On the public site",
  phone: "By phone",
  post: "By post",
  counter: "At a counter",
};

export const stateWords: Readonly<Record<ComplaintState, string>> = {
  received: "To be acknowledged",
  acknowledged: "Acknowledged",
  "looked-into": "Being looked into",
  answered: "Answered",
};

export const outcomeWords: Readonly<Record<ComplaintOutcome, string>> = {
  upheld: "Upheld: they are right",
  partly: "Upheld in part",
  "not-upheld": "Not upheld",
};

/** The one thing to see first. */
export function markOf(complaint: Complaint, now: Date): { readonly text: string; readonly colour: string } {
  if (isUrgent(complaint)) return { text: "Urgent", colour: "red" };
  if (complaint.state === "received" && isOverdue(complaint, now)) return { text: "Overdue", colour: "red" };
  if (complaint.state === "received") return { text: stateWords.received, colour: "yellow" };
  return { text: stateWords[complaint.state], colour: complaint.state === "answered" ? "green" : "blue" };
}

/** Noon: a day whatever the clocks do. */
export function lastDay(complaint: Complaint): Date {
  return noonOf(acknowledgeBy(complaint));
}

export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** What becomes, or became, of the message that acknowledges it. */
export function acknowledgingWords(one: Acknowledging): string {
  if (one.kind === "silent") return silenceWords[one.why];
  const by = one.channel === "email" ? "an email" : "a text message";
  if (one.kind === "to-send") return `They are sent ${by} when it is acknowledged, where that is safe.`;
  if (one.state === "queued") return `${capital(by)} that acknowledges it waits to be sent.`;
  if (one.sentAt === null) return `${capital(by)} could not be sent. Tell them in another way.`;
  return `${capital(by)} that acknowledges it was sent ${ukMoment(one.sentAt)}.`;
}

const silenceWords: Readonly<Record<Silence, string>> = {
  "no-contact": "No message is sent.",
  "no-reach": "No message is sent by itself to this. Call, or write a letter, where that is safe.",
  quiet: "No message is sent: staff said that it may not be safe.",
  unsafe: "No message is sent: it may not be safe. Do not write or call before you know that it is.",
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
