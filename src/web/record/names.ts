/** The names behind the ids that the ledger keeps: entries hold ids, so that names can change. */

import type { NamesOf } from "../../respond/timeline/entry-words.ts";
import type { IncidentVisit, StaffVisit } from "../frame/visit.ts";

export async function namesIn(visit: StaffVisit | IncidentVisit): Promise<NamesOf> {
  const { desk, staff, authorities } = visit;
  const [services, incidents] = await Promise.all([desk.services(staff), desk.incidents(staff)]);
  const shown = "incident" in visit ? [visit.incident] : incidents;
  const holdings = (await Promise.all(shown.map(({ id }) => desk.holdings(staff, id)))).flat();
  return new Map<string, string>([
    ...authorities.map(({ id, name }) => [id, name] as const),
    ...services.map(({ id, name }) => [id, name] as const),
    ...incidents.map(({ id, reference }) => [id, reference] as const),
    ...holdings.map(({ id, name }) => [id, name] as const),
  ]);
}
