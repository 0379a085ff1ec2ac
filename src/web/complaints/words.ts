/** How pages name complaints, and where each stands. */
import type {
  Complaint,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintState,
  ComplaintWay,
} from "../../domain/complaints/complaint.ts";
import { acknowledgeBy, isOverdue, isUrgent } from "../../domain/complaints/complaint.ts";

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
  return new Date(`${acknowledgeBy(complaint)}T12:00:00Z`);
}
