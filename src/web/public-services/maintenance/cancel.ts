/** Calls planned maintenance off. */
import type { MaintenanceId } from "../../../domain/ids.ts";
import { wordsFor } from "../../../respond/words.ts";
import { versionIn } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/incidents/:incident/services/maintenance/:maintenance/cancel";
export const needs = "incident";
export const verbs = { post: "maintenance.plan" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const services = `/incidents/${incident.reference}/services`;
  const outcome = await desk.cancelMaintenance(
    staff,
    params["maintenance"] as MaintenanceId,
    versionIn(form),
  );
  if (outcome.ok) return redirect(services, await publishAnew(visit, "The maintenance is called off."));
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-maintenance") return notFound;
  return redirect(`${services}/maintenance/${params["maintenance"]}`, wordsFor(problem));
}
