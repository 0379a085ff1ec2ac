/** The timeline as a file, with the filters of the page that it is asked from. */
import { timelineFormats } from "../../../respond/timeline/timeline-row.ts";
import { oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";
import { queryOf } from "../list/form.ts";

export const path = "/incidents/:incident/timeline/export";
export const needs = "incident";
export const verbs = { get: "timeline.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, memory } = visit;
  const format = oneOf(query, "format", timelineFormats);
  if (format === undefined) return notFound;
  const { page: _, ...asked } = queryOf(query, memory);
  return { kind: "stream", ...(await desk.timelineFile(staff, incident.id, asked, format)) };
}
