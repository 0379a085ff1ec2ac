/** The whole picture of one incident, and what to do next; with ?wall=1 for a screen that a room can see. */
import { readRoomFigures } from "../../../respond/incident/room-figures.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { readUrgent } from "./urgent.ts";
import { situationView } from "./view.ts";

export const path = "/incidents/:incident";
export const needs = "incident";
export const verbs = { get: "incident.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query } = visit;
  const [situation, urgent, figures] = await Promise.all([
    desk.situation(staff, incident.id),
    readUrgent(visit),
    readRoomFigures(desk, staff, incident.id),
  ]);
  const view = situationView(situation, staff, urgent, figures);
  return query["wall"] === "1"
    ? page("incidents/situation/wall.njk", { ...view, wall: true }, { live: true })
    : page("incidents/situation/page.njk", view, { live: true });
}
