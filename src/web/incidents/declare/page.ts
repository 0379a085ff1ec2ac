/** Declaring an incident: the first page of the worst day, so it asks for no more than is known by then. */

import { exposedAuthorities } from "../../../domain/exposure/exposure.ts";
import type { Incident } from "../../../domain/incident/incident.ts";
import type { SharedMap } from "../../../domain/map/map.ts";
import { placesOn } from "../../exposure/places.ts";
import { readWindow, windowError, windowView } from "../../exposure/window.ts";
import { type FieldError, type Fields, formView, oneOf, raw, several } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { confidenceWords } from "../../words/states.ts";
import { errorOf, readDeclare } from "./form.ts";
import { type Proposal, proposalView } from "./proposal.ts";

export const path = "/incidents/declare";
export const needs = "staff";
export const verbs = { get: "incident.declare", post: "incident.declare" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const start = { origin: visit.staff.authority, phase: "suspected", confidence: "believed" };
  return show(visit, await visit.desk.sharedMap(visit.staff), start, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, authorities } = visit;
  const map = await desk.sharedMap(staff);
  if (raw(form, "look") !== "") return await propose(visit, map);
  const read = readDeclare(form, authorities, placesIn(map));
  if (!read.ok) return show(visit, map, form, read.problem.errors);
  const outcome = await desk.declareIncident(staff, read.value);
  if (!outcome.ok) return show(visit, map, form, [errorOf(outcome.problem)]);
  const { reference } = outcome.value;
  const { intrusion = null } = read.value;
  return redirect(
    `/incidents/${reference}${intrusion === null ? "" : "/exposure"}`,
    `${reference} is declared. ${toldWords(outcome.value, visit)}`,
  );
}

function toldWords({ involved }: Incident, { staff }: StaffVisit): string {
  const others = involved.filter(({ authority }) => authority !== staff.authority).length;
  return others === 0
    ? "The ledger has its first entry."
    : `${count(others, "other authority is", "other authorities are")} in it and ${others === 1 ? "has" : "have"} been told.`;
}

/** Shows who would be exposed, with those authorities chosen; nothing is saved. */
async function propose(visit: StaffVisit, map: SharedMap): Promise<Reply> {
  const { desk, staff, form, authorities } = visit;
  const origin =
    oneOf(
      form,
      "origin",
      authorities.map(({ id }) => id),
    ) ?? staff.authority;
  const window = readWindow(form, placesIn(map), [{ kind: "authority", id: origin }]);
  if (window.kind === "errors") return show(visit, map, form, window.errors);
  if (window.kind === "empty")
    return show(visit, map, form, [
      { field: "since-day", text: "Enter the first day on which the intruder may have been inside" },
    ]);
  const preview = await desk.exposurePreview(staff, window.intrusion);
  if (!preview.ok) return show(visit, map, form, [windowError(preview.problem)]);
  const exposed = exposedAuthorities(window.intrusion, preview.value.exposed.exposures);
  const involved = [...new Set([...several(form, "involved"), ...exposed])];
  return show(
    visit,
    map,
    { ...form, involved },
    [],
    proposalView(preview.value, exposed, authorities, visit.now),
  );
}

/** Without edges the map says nothing, and the page does not ask for it. */
function placesIn(map: SharedMap) {
  return map.edges.length === 0 ? [] : placesOn(map);
}

function show(
  { authorities }: StaffVisit,
  map: SharedMap,
  values: Fields,
  errors: readonly FieldError[],
  proposal: Proposal | null = null,
): Reply {
  const places = placesIn(map);
  const window = windowView(values, places);
  return page(
    "incidents/declare/page.njk",
    {
      title: "Declare an incident",
      form: { ...formView(values, errors), moreOpen: window.moreOpen },
      back: { href: "/incidents", text: "Incidents" },
      authorities: authorities.map(({ id, name }) => ({ value: id, text: name })),
      confidences: Object.entries(confidenceWords).map(([value, text]) => ({ value, text })),
      window: places.length === 0 ? null : window,
      proposal,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
