/**
 * An enquiry: a resident called, came to a counter or wrote about their own data, and what came of it. Where something is
 * owed to them still, it has a day by which. Every transition names the entry that it writes.
 */
import type { AuthorityId, IncidentId, PersonId, StaffId } from "../ids.ts";
import type { Day } from "../map/map.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { ukDay } from "../uk-time/uk-time.ts";

export const enquiryWays = ["phone", "counter", "email", "post"] as const;
export type EnquiryWay = (typeof enquiryWays)[number];

export const enquiryOutcomes = [
  ...["told", "advised", "not-identified"],
  ...["call-back", "complaint", "no-answer"],
] as readonly EnquiryOutcome[];
export type EnquiryOutcome = "told" | "advised" | "not-identified" | "call-back" | "complaint" | "no-answer";

export type Enquiry = {
  readonly id: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly person: PersonId;
  readonly at: Date;
  readonly way: EnquiryWay;
  readonly outcome: EnquiryOutcome;
  readonly by: StaffId;
  readonly followUpDue: Day | null;
  readonly followedUpBy: StaffId | null;
  readonly followedUpAt: Date | null;
};

export const enquiryEntries = { record: "enquiry.recorded", "follow-up": "enquiry.followed-up" } as const;
export const longestEnquiryNote = 2000;

export type EnquiryForm = {
  readonly way: EnquiryWay;
  readonly outcome: EnquiryOutcome;
  /** Keys of the questions that were answered rightly. */
  readonly asked: readonly string[];
  readonly note: string;
  readonly followUpDue: Day | null;
};
export type EnquiryProblem = {
  readonly kind:
    | "call-identity-missing"
    | "enquiry-note-too-long"
    | "enquiry-due-missing"
    | "enquiry-due-past";
};

/** Nobody is told what was taken who has not shown who they are; who waits for a call has a day by which. */
export function whatIsWrong(
  { outcome, asked, note, followUpDue }: EnquiryForm,
  needed: number,
  now: Date,
): EnquiryProblem | null {
  if (outcome === "told" && asked.length < needed) return { kind: "call-identity-missing" };
  if (note.length > longestEnquiryNote) return { kind: "enquiry-note-too-long" };
  if (outcome === "call-back" && followUpDue === null) return { kind: "enquiry-due-missing" };
  if (followUpDue !== null && followUpDue < ukDay(now)) return { kind: "enquiry-due-past" };
  return null;
}

export type FollowUpProblem = { readonly kind: "enquiry-followed-up" };

export function afterFollowUp(enquiry: Enquiry, by: StaffId, at: Date): Outcome<Enquiry, FollowUpProblem> {
  if (!isOpenFollowUp(enquiry)) return failed({ kind: "enquiry-followed-up" });
  return done({ ...enquiry, followedUpBy: by, followedUpAt: at });
}

export function isOpenFollowUp({
  followUpDue,
  followedUpAt,
}: Pick<Enquiry, "followUpDue" | "followedUpAt">): boolean {
  return followUpDue !== null && followedUpAt === null;
}

/** From the day after, by calendars in the United Kingdom. */
export function isFollowUpOverdue(
  enquiry: Pick<Enquiry, "followUpDue" | "followedUpAt">,
  now: Date,
): boolean {
  return isOpenFollowUp(enquiry) && ukDay(now) > enquiry.followUpDue!;
}
