/** What is kept about people and until when, what is past its end, and what deletion has left behind. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { reportView } from "./view.ts";

export const path = "/incidents/:incident/retention";
export const needs = "incident";
export const verbs = { get: "retention.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const kept = await desk.retention(staff, incident.id);
  return page("retention/report/page.njk", reportView(kept, `/incidents/${incident.reference}`));
}
