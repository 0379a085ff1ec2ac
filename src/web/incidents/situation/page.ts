/** The whole picture of one incident, and what to do next. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { situationView } from "./view.ts";

export const path = "/incidents/:incident";
export const needs = "incident";

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  return page("incidents/situation/page.njk", situationView(await desk.situation(staff, incident.id), staff));
}
