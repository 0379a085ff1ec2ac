/** That something changed, as it happens, for pages that follow: server-sent events. The pages look again themselves. */
import type { IncidentVisit, Reply } from "../frame/visit.ts";

export const path = "/incidents/:incident/live";
export const needs = "incident";
export const verbs = { get: "incident.read" } as const;

export async function get({ incident, query }: IncidentVisit): Promise<Reply> {
  const since = query["since"];
  return { kind: "live", incident: incident.id, since: typeof since === "string" ? since : "" };
}
