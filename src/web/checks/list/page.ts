/** How many asked whether they are affected, what became of it, and who is to be called. Never who asked, from where. */
import { callReference } from "../../../domain/check/call.ts";
import { answeredAt, questionDays } from "../../../domain/check/question.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { CallLine } from "../../../respond/desk/people/check-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { outcomeWords, reasonWords, wayWords } from "../words.ts";

export const path = "/incidents/:incident/checks";
export const needs = "incident";
export const verbs = { get: "check.count" } as const;

export async function get({ desk, staff, incident, now }: IncidentVisit): Promise<Reply> {
  const base = `/incidents/${incident.reference}/checks`;
  const counts = await desk.checkCounts(staff, incident.id);
  // Why somebody is called may say that they are at risk: that is for those who call.
  const calls = mayEver(staff.role, "check.call") ? await desk.checkCalls(staff, incident.id) : [];
  const view = (call: CallLine) => ({
    ...{ href: `${base}/calls/${call.id}`, reference: callReference(call.number), askedAt: call.askedAt },
    people: call.references,
    reasons: call.reasons.map((reason) => reasonWords[reason]),
    way: wayWords[call.way],
    outcome: call.outcome === null ? "" : outcomeWords[call.outcome],
    ...{ tries: call.tries, closedAt: call.closedAt },
  });
  return page("checks/list/page.njk", {
    title: "Residents who asked",
    ...{ base, counts, days: questionDays, next: answeredAt(now) },
    sent: counts.answered.email + counts.answered.text + counts.answered.letter,
    waiting: calls.filter(({ state }) => state === "waiting").map(view),
    closed: calls.filter(({ state }) => state === "closed").map(view),
  });
}
