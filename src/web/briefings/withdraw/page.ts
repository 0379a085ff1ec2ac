/** Takes back words that were never sent. */
import { versionIn } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { briefingOf, hrefOf } from "../find.ts";
import { showBriefing } from "../one/page.ts";

export const path = "/incidents/:incident/briefings/:briefing/withdrawal";
export const needs = "incident";
export const verbs = { post: "briefing.write" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const outcome = await desk.withdrawBriefing(staff, incident.id, number, versionIn(form));
  if (!outcome.ok)
    return showBriefing(visit, (await briefingOf(visit)) ?? view, [wrong(outcome.problem, {})]);
  return redirect(hrefOf(visit, number), "It is withdrawn. Nobody was told.");
}
