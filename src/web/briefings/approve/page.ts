/** A second person's yes to the words that were shown. */
import { versionIn } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { briefingOf, hrefOf } from "../find.ts";
import { showBriefing } from "../one/page.ts";

export const path = "/incidents/:incident/briefings/:briefing/approval";
export const needs = "incident";
export const verbs = { post: "briefing.approve" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const outcome = await desk.approveBriefing(staff, incident.id, number, versionIn(form));
  if (!outcome.ok)
    return showBriefing(visit, (await briefingOf(visit)) ?? view, [wrong(outcome.problem, {})]);
  return redirect(hrefOf(visit, number), "It is approved. Nobody has been told yet.");
}
