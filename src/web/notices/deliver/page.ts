/** Going on with what is queued, where delivery stopped (the network was down, Candour was restarted). */
import { type IncidentVisit, type Reply, redirect } from "../../frame/visit.ts";
import { startDelivering } from "../errands.ts";

export const path = "/incidents/:incident/notices/deliver";
export const needs = "incident";
export const verbs = { get: "notice.deliver", post: "notice.deliver" } as const;

export async function get({ incident }: IncidentVisit): Promise<Reply> {
  return redirect(`/incidents/${incident.reference}/notices`);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  startDelivering(visit);
  return redirect(`/incidents/${visit.incident.reference}/notices`, "Delivery goes on.");
}
