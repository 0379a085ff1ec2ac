/** Sending as staff do it: two people of each authority, of whom one asks and the other says yes. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { need } from "./need.ts";

export const bands = ["very-high", "high", "medium", "low"] as const;

/** The lead approves and asks to send, the data protection officer says yes, and it goes. */
export async function sendWave(
  desk: Desk,
  incident: Incident,
  lead: Staff,
  officer: Staff,
  now: Date,
): Promise<void> {
  const approved = await desk.approveNotices(lead, incident.id, {
    authority: lead.authority,
    bands,
    exercise: true,
  });
  // An authority without anybody to tell has nothing to approve: no fault of the exercise.
  if (!approved.ok && approved.problem.kind === "nothing-drafted") return;
  need(approved);
  const deed = { verb: "notice.send", incident: incident.id } as const;
  const { fingerprint } = need(await desk.weigh(lead, deed));
  const reasons = "Practice: the samples were looked at.";
  const request = need(await desk.askFor(lead, deed, { reasons, fingerprint }));
  need(await desk.decideRequest(officer, request.id, { grant: true, words: "", confirmedAt: now }));
}
