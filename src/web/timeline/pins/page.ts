/** Pins a moment of the timeline for the own authority, and unpins it. */
import { raw } from "../../frame/fields.ts";
import { type IncidentVisit, type Reply, redirect } from "../../frame/visit.ts";

export const path = "/incidents/:incident/timeline/pins";
export const needs = "incident";
export const verbs = { post: "timeline.write" } as const;

export async function post({ desk, staff, incident, form }: IncidentVisit): Promise<Reply> {
  const on = raw(form, "pin") === "on";
  const changed = await desk.pin(staff, incident.id, raw(form, "key"), on);
  const done = on ? "Pinned: it stands at the top of the timeline." : "It is not pinned any more.";
  return redirect(`/incidents/${incident.reference}/timeline`, changed ? done : null);
}
