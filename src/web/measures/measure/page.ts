/** One measure: where it stands, what comes next, what it means for the public page, and its history. */
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { titleOf } from "../words.ts";
import { historyOf } from "./history.ts";
import { proposalsOf } from "./proposals.ts";
import { sharedOutage } from "./shared-outage.ts";
import { measureView } from "./view.ts";

export const path = "/incidents/:incident/measures/:measure";
export const needs = "incident";
export const verbs = { get: "measure.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, authorities, now } = visit;
  const [measures, map] = await Promise.all([desk.measures(staff, incident.id), desk.sharedMap(staff)]);
  const measure = measures.find(({ id }) => id === params["measure"]);
  if (measure === undefined) return notFound;
  const here = `/incidents/${incident.reference}/measures`;
  return page("measures/measure/page.njk", {
    ...measureView(measure, { measures, map, authorities, staff, now, here }),
    title: titleOf(measure),
    back: { href: here, text: "Measures" },
    here: `${here}/${measure.id}`,
    history: historyOf(measure, { map, authorities, staff, here: `${here}/${measure.id}` }),
    proposals: await proposalsOf(measure, visit),
    shared: await sharedOutage(measure, visit),
  });
}
