/** The reference of a sighting that was typed in, shown once to whoever tells it to the reporter. */
import { sightingReference } from "../../../domain/sightings/sighting.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";

export const path = "/sightings/entered";
export const needs = "staff";
export const verbs = { get: "sighting.enter" } as const;

export async function get({ staff, memory, site }: StaffVisit): Promise<Reply> {
  const [reference, number, id] = memory.takeOnce("sighting") ?? [];
  if (reference === undefined) return redirect("/sightings/new");
  return page("sightings/entered/page.njk", {
    title: `${sightingReference(Number(number))} is entered`,
    reference,
    at: site.publicSiteUrl === null ? null : new URL("/report/outcome", site.publicSiteUrl).href,
    one: mayEver(staff.role, "sighting.read") ? `/sightings/${id}` : null,
  });
}
