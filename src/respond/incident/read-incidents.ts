/** Incidents, for staff of the authorities that are in them: to everybody else they are not there. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { By } from "../change-by.ts";
import type { IncidentStore } from "../ports.ts";

type Ports = { readonly incidents: IncidentStore };

export async function readIncidents(ports: Ports, reader: By): Promise<readonly Incident[]> {
  return (await ports.incidents.all()).filter((incident) => isIn(reader, incident));
}

export async function readIncident(ports: Ports, reader: By, reference: string): Promise<Incident | null> {
  const incident = await ports.incidents.byReference(reference);
  return incident !== null && isIn(reader, incident) ? incident : null;
}

export function isIn(reader: By, { id, involved }: Incident): boolean {
  if (reader === "system") return true;
  if (reader.incidents !== null && !reader.incidents.includes(id)) return false;
  return involved.some(({ authority }) => authority === reader.authority);
}
