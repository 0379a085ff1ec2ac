/** The whole picture of one incident, and what to do next; with ?wall=1 for a screen that a room can see. */
import { mayEver } from "../../../domain/staff/permissions.ts";
import { readRoomFigures } from "../../../respond/incident/room-figures.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { complaintSteps } from "./complaint-steps.ts";
import { emergencySteps } from "./emergency-steps.ts";
import { outageSteps } from "./outage-steps.ts";
import { urgentOf } from "./urgent.ts";
import { situationView } from "./view.ts";

export const path = "/incidents/:incident";
export const needs = "incident";
export const verbs = { get: "incident.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, now } = visit;
  const [situation, figures, outages, complaints, emergency] = await Promise.all([
    desk.situation(staff, incident.id),
    readRoomFigures(desk, staff, incident, now),
    desk.outages(staff),
    mayEver(staff.role, "complaint.read") ? desk.complaintCounts(staff, incident.id) : null,
    desk.emergency(staff),
  ]);
  const whole = situationView(situation, staff, urgentOf(situation), figures);
  const { first, last } = complaintSteps(complaints, staff);
  const steps = [
    ...emergencySteps(emergency, staff),
    ...first,
    ...outageSteps(outages, staff),
    ...whole.steps,
    ...last,
  ];
  const view = { ...whole, steps, complaints };
  return query["wall"] === "1"
    ? page("incidents/situation/wall.njk", { ...view, wall: true }, { live: true })
    : page("incidents/situation/page.njk", view, { live: true });
}
