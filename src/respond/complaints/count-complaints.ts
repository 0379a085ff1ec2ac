/** How many complaints and corrections an authority has of an incident, and how urgent they are. */
import { type Complaint, isOverdue, isUrgent } from "../../domain/complaints/complaint.ts";
import type { IncidentId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ComplaintCounts } from "../desk/people/complaint-desk.ts";
import type { ComplaintStore } from "./complaint-store.ts";

export async function countComplaints(
  { complaints, now }: { readonly complaints: Pick<ComplaintStore, "ofIncident">; now(): Date },
  { authority }: Staff,
  incident: IncidentId,
): Promise<ComplaintCounts> {
  return countOf(await complaints.ofIncident(authority, incident), now());
}

function countOf(all: readonly Complaint[], now: Date): ComplaintCounts {
  const toAcknowledge = all.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return {
    received: all.length,
    open: all.filter(({ state }) => state !== "answered").length,
    toAcknowledge: toAcknowledge.length,
    overdue: toAcknowledge.filter((one) => isOverdue(one, now)).length,
    urgent: all.filter(isUrgent).length,
  };
}
