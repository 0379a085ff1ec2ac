/** Complaints and corrections sent to one's own authority: what is urgent first, then what has waited longest. */
import { complaintReference, isOverdue } from "../../../domain/complaints/complaint.ts";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { kindWords, lastDay, markOf, wayWords } from "../words.ts";

export const path = "/complaints";
export const needs = "staff";
export const verbs = { get: "complaint.read" } as const;

export async function get({ desk, staff, now }: StaffVisit): Promise<Reply> {
  const all = await desk.complaints(staff);
  const lines = all.map((complaint) => ({
    ...{ href: `/complaints/${complaint.id}`, reference: complaintReference(complaint.number) },
    ...{ kind: kindWords[complaint.kind], way: wayWords[complaint.way], receivedAt: complaint.receivedAt },
    ...{ mark: markOf(complaint, now), open: complaint.state !== "answered" },
    due: complaint.acknowledgedAt === null ? lastDay(complaint) : null,
  }));
  return page("complaints/list/page.njk", {
    title: "Complaints and corrections",
    open: lines.filter(({ open }) => open),
    answered: lines.filter(({ open }) => !open),
    overdue: all.filter((one) => one.acknowledgedAt === null && isOverdue(one, now)).length,
  });
}
