/** Where services of other authorities stand on the same system: one outage, told once, rather than each on its own. */
import type { Measure } from "../../../domain/measures/measure.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { IncidentVisit } from "../../frame/visit.ts";

/** Null where there is nothing to tell, or it is not for the reader to tell it. */
export async function sharedOutage(measure: Measure, { desk, staff }: IncidentVisit) {
  const { target, authority, proposals } = measure;
  const takesOff = proposals.some(({ proposes }) => proposes !== "running");
  if (target.kind !== "system" || !takesOff || authority !== staff.authority) return null;
  if (!mayEver(staff.role, "outage.tell")) return null;
  const outages = await desk.outages(staff);
  const told = outages.find(({ system, endedAt }) => system === target.id && endedAt === null);
  if (told !== undefined) return { told: told.title, href: `/outages/${told.id}`, others: 0 };
  const on = new Set(await desk.servicesOn(staff, target.id));
  const others = (await desk.services(staff)).filter((one) => on.has(one.id) && one.authority !== authority);
  return others.length === 0
    ? null
    : { told: "", href: `/outages/new?system=${target.id}`, others: others.length };
}
