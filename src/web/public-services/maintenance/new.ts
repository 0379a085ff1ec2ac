/** Plans maintenance of one's own services. */
import type { FieldError, Fields } from "../../frame/fields.ts";
import { type IncidentVisit, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { fieldsOfProblems, readMaintenance } from "./form.ts";
import { showMaintenance } from "./view.ts";

export const path = "/incidents/:incident/services/maintenance/new";
export const needs = "incident";
export const verbs = { get: "maintenance.plan", post: "maintenance.plan" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const read = readMaintenance(form);
  if (!read.ok) return await show(visit, form, read.errors);
  const outcome = await desk.planMaintenance(staff, staff.authority, read.wanted);
  if (outcome.ok) {
    const banner = await publishAnew(visit, "The maintenance is planned.");
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  return await show(visit, form, [wrong<string>(problem, fieldsOfProblems)]);
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const here = `/incidents/${visit.incident.reference}/services/maintenance/new`;
  return showMaintenance(visit, { title: "Plan maintenance", here, saved: null }, values, errors);
}
