/** How many complaints and corrections an authority has of an incident, and how urgent they are. */
import {
  type Complaint,
  type ComplaintOutcome,
  isOverdue,
  isUrgent,
} from "../../domain/complaints/complaint.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { ComplaintCounts } from "../desk/people/complaint-desk.ts";
import type { ComplaintStore } from "./complaint-store.ts";

/** Past the walls of roles: for whoever answers to the regulator without reading what people wrote. */
export type ComplaintTally = (of: {
  readonly authority: AuthorityId;
  readonly incident: IncidentId;
}) => Promise<ComplaintCounts>;

export async function countComplaints(
  { complaints, now }: { readonly complaints: Pick<ComplaintStore, "ofIncident">; now(): Date },
  { authority, incident }: { readonly authority: AuthorityId; readonly incident: IncidentId },
): Promise<ComplaintCounts> {
  return countOf(await complaints.ofIncident(authority, incident), now());
}

function countOf(all: readonly Complaint[], now: Date): ComplaintCounts {
  const ended = (how: ComplaintOutcome): number => all.filter(({ outcome }) => outcome === how).length;
  const toAcknowledge = all.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return {
    received: all.length,
    open: all.filter(({ state }) => state !== "answered").length,
    toAcknowledge: toAcknowledge.length,
    overdue: toAcknowledge.filter((one) => isOverdue(one, now)).length,
    urgent: all.filter(isUrgent).length,
    outcomes: { upheld: ended("upheld"), partly: ended("partly"), "not-upheld": ended("not-upheld") },
  };
}
