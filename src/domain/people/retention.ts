/**
 * How long what is kept about people is kept (UK GDPR Art. 5(1)(e), storage limitation). Every holding and every person
 * has a dated end from the moment at which it is written; a finding ends with its holding or its person, whichever is
 * first. An end passed deletes nothing by itself: deleting needs a second person, and is proved in the ledger.
 */

import type { AuthorityId, HoldingId, IncidentId, PersonId } from "../ids.ts";
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";

/** In whole months from when it is written. */
export type RetentionRule = { readonly holdingMonths: number; readonly personMonths: number };

/**
 * A year for the copy of what was taken: by then it has been reviewed, and the regulator has asked what it asks. Six
 * years and a bit for who was told what, for so long they may claim (Limitation Act 1980, ss. 2 and 9).
 */
export const usualRule: RetentionRule = { holdingMonths: 12, personMonths: 75 };

export const longestMonths = 120;

/** What is deleted: always one controller's alone. */
export type Deletion =
  | { readonly kind: "person"; readonly person: PersonId }
  | { readonly kind: "holding"; readonly holding: HoldingId }
  /** Everything of the authority in the incident that is past its end. */
  | { readonly kind: "due" }
  /** Everything of the authority in the incident, its data key with it. */
  | { readonly kind: "authority" };

/** What may be given an end of its own. */
export type Ending =
  | { readonly kind: "holding"; readonly holding: HoldingId }
  | { readonly kind: "person"; readonly person: PersonId };

/** What is counted in the report. */
export type KeptKind = "holding" | "person" | "finding";

export type DeletionOf = Deletion & { readonly incident: IncidentId; readonly authority: AuthorityId };

export type RuleProblem = { readonly kind: "months-out-of-range" } | ReasonsProblem;

export function problemOfRule(rule: RetentionRule, reasons: string): RuleProblem | null {
  const months = [rule.holdingMonths, rule.personMonths];
  if (!months.every((value) => Number.isSafeInteger(value) && value >= 1 && value <= longestMonths))
    return { kind: "months-out-of-range" };
  return problemOfReasons(reasons);
}

/** The day so many months after `since`, as an ISO date; the last of a month that has no such day. */
export function endAfter(since: Date, months: number): string {
  const [year, month] = [since.getUTCFullYear(), since.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(since.getUTCDate(), lastDay))).toISOString().slice(0, 10);
}

/** Kept through the whole of its last day, wherever in the United Kingdom the day ends. */
export function isDue(keepUntil: string, today: Date): boolean {
  return keepUntil < today.toISOString().slice(0, 10);
}

export type EndProblem = { readonly kind: "not-a-day" | "end-in-past" | "end-too-far" } | ReasonsProblem;

/** Whether what is kept may be given another end: for a complaint that is open, or because it is needed no longer. */
export function problemOfEnd(until: string, reasons: string, today: Date): EndProblem | null {
  const day = new Date(`${until}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(day.getTime())) return { kind: "not-a-day" };
  if (day.toISOString().slice(0, 10) !== until) return { kind: "not-a-day" };
  if (until < today.toISOString().slice(0, 10)) return { kind: "end-in-past" };
  if (until > endAfter(today, longestMonths)) return { kind: "end-too-far" };
  return problemOfReasons(reasons);
}

/** A deletion as a request holds it: ids and names of kinds. Null where it is none. */
export function deletionFrom(what: Readonly<Record<string, string>>): Deletion | null {
  const { kind, person, holding } = what;
  if (kind === "person" && person !== undefined) return { kind, person: person as PersonId };
  if (kind === "holding" && holding !== undefined) return { kind, holding: holding as HoldingId };
  return kind === "due" || kind === "authority" ? { kind } : null;
}
