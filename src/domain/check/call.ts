/**
 * A call that staff make in place of a message: where a message could put somebody at risk, or it is not certain whom it
 * would reach. Every transition names the entry that it writes.
 */
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../ids.ts";
import type { CoreReason } from "../notices/notice.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { AskedWay } from "./question.ts";

export type CallReason =
  | CoreReason
  /** Several in the register fit the name and the contact. */
  | "several-people"
  /** Somebody who shares an address or a way of contact with this person is at risk. */
  | "near-at-risk"
  /** The notice of this person is held, was withdrawn, or could not be carried. */
  | "notice-held"
  | "too-long";

export const callOutcomes = ["told", "not-reached", "not-them", "no-call"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export type Call = {
  readonly id: string;
  readonly number: number;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly askedAt: Date;
  readonly way: AskedWay;
  readonly reasons: readonly CallReason[];
  readonly people: readonly PersonId[];
  readonly state: "waiting" | "closed";
  /** How often nobody was reached. */
  readonly tries: number;
  readonly outcome: CallOutcome | null;
  readonly closedBy: StaffId | null;
  readonly closedAt: Date | null;
};

/** Nobody reached: it goes on waiting. All others end it. */
export const callEntries: Readonly<Record<CallOutcome, string>> = {
  told: "check-call.told",
  "not-reached": "check-call.not-reached",
  "not-them": "check-call.not-them",
  "no-call": "check-call.not-made",
};

export type CallProblem = { readonly kind: "call-closed" | "call-identity-missing" };

export function afterCall(
  call: Call,
  outcome: CallOutcome,
  by: StaffId,
  at: Date,
): Outcome<{ readonly next: Call; readonly entry: string }, CallProblem> {
  if (call.state === "closed") return failed({ kind: "call-closed" });
  const entry = callEntries[outcome];
  if (outcome === "not-reached") return done({ next: { ...call, tries: call.tries + 1, outcome }, entry });
  return done({ next: { ...call, state: "closed", outcome, closedBy: by, closedAt: at }, entry });
}

/** "C-00012" */
export function callReference(number: number): string {
  return `C-${String(number).padStart(5, "0")}`;
}
