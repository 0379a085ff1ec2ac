/** A new place where people get help in person. */
import type { FieldError, Fields } from "../../frame/fields.ts";
import { type IncidentVisit, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { readPlace } from "./form.ts";
import { fieldsOfProblems, showPlace } from "./view.ts";

export const path = "/incidents/:incident/services/places/new";
export const needs = "incident";
export const verbs = { get: "hours.change", post: "hours.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { place, errors } = readPlace(form);
  if (errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.addPlace(staff, staff.authority, place);
  if (outcome.ok) {
    const banner = await publishAnew(visit, `${place.name} is added.`);
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  return show(visit, form, [wrong<string>(problem, fieldsOfProblems)]);
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${visit.incident.reference}/services/places/new`;
  return showPlace(visit, { title: "Add a place", here, saved: null }, values, errors);
}
