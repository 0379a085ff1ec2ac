/** What runs and what does not, by authority, and when people can come or call: what the public page says of it. */
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { dayOfIso } from "../../words/dates.ts";
import { serviceTags } from "../../words/states.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services";
export const needs = "incident";
export const verbs = { get: "service.read", post: "site.publish" } as const;

export async function get({ desk, staff, incident, authorities, site }: IncidentVisit): Promise<Reply> {
  const [services, hours] = await Promise.all([desk.services(staff), desk.openingHours(staff)]);
  const ownFirst = authorities.toSorted(
    (a, b) => Number(b.id === staff.authority) - Number(a.id === staff.authority),
  );
  return page("public-page/all-services/page.njk", {
    title: "Services",
    base: `/incidents/${incident.reference}`,
    publicSiteUrl: site.publicSiteUrl,
    groups: ownFirst.map(({ id, name, contact }) => ({
      name,
      contact,
      own: id === staff.authority,
      services: services
        .filter(({ authority }) => authority === id)
        .map((service) => ({ ...service, tag: serviceTags[service.status] })),
      hours: hours
        .filter(({ authority }) => authority === id)
        .map((line) => ({ ...line, day: dayOfIso(line.day) })),
    })),
  });
}

/** Brings the public page up to date with the facts as they are. */
export async function post(visit: IncidentVisit): Promise<Reply> {
  return redirect(`/incidents/${visit.incident.reference}/services`, await publishAnew(visit, "Done."));
}
