/** One notice as the person will read it, and what can be done about it. */
import type { NoticeId } from "../../../domain/ids.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply } from "../../frame/visit.ts";
import { noticeView } from "./view.ts";

export const path = "/incidents/:incident/notices/:notice";
export const needs = "incident";
export const verbs = { get: "notice.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const outcome = await desk.notice(staff, params["notice"] as NoticeId);
  if (!outcome.ok) return outcome.problem.kind === "not-yours" ? notYours : notFound;
  if (outcome.value.incident !== incident.id) return notFound;
  return page("notices/notice/page.njk", noticeView(outcome.value, `/incidents/${incident.reference}`));
}
