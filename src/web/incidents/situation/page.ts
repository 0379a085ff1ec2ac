/** The whole picture of one incident, and what to do next. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { readUrgent } from "./urgent.ts";
import { situationView } from "./view.ts";

export const path = "/incidents/:incident";
export const needs = "incident";
export const verbs = { get: "incident.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const [situation, urgent, regulator] = await Promise.all([
    desk.situation(staff, incident.id),
    readUrgent(visit),
    desk.regulatorState(staff, incident.id),
  ]);
  return page("incidents/situation/page.njk", situationView(situation, staff, urgent, regulator), {
    live: true,
  });
}
