/** A group turns out to be part of an incident. */
import { raw } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { groupIn, showGroup } from "./view.ts";

export const path = "/sightings/groups/:group/incident";
export const needs = "staff";
export const verbs = { post: "sighting.triage" } as const;

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const id = groupIn(visit);
  const reference = raw(form, "incident");
  const incident = reference === "" ? null : await desk.incident(staff, reference);
  if (incident === null)
    return await showGroup(visit, form, [{ field: "incident", text: "Select an incident" }]);
  const outcome = await desk.promoteGroup(staff, incident.id, id);
  if (outcome.ok)
    return redirect(
      `/sightings/groups/${id}`,
      `It belongs to ${incident.reference} now, and so does what joins it from here on.`,
    );
  if (outcome.problem.kind === "no-such-sighting") return notFound;
  return await showGroup(visit, form, [
    wrong(outcome.problem, { "no-such-incident": "incident", "in-other-incident": "incident" }),
  ]);
}
