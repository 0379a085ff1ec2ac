/** The measure that an address names; undefined where the incident has none such. */
import type { Measure } from "../../domain/measures/measure.ts";
import type { IncidentVisit } from "../frame/visit.ts";

export async function measureOf({
  desk,
  staff,
  incident,
  params,
}: IncidentVisit): Promise<Measure | undefined> {
  return (await desk.measures(staff, incident.id)).find(({ id }) => id === params["measure"]);
}

export function hereOf({ incident, params }: IncidentVisit): string {
  return `/incidents/${incident.reference}/measures/${params["measure"]}`;
}
