/** An authority with its services, outages, maintenance, places, and how to reach it. */

import { webAddress } from "../../../domain/public-services/channel.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedAuthority } from "../../../domain/publication/published-authority.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import { maintenanceOf } from "./maintenance-view.ts";
import { outagesAt } from "./outage-view.ts";
import { placeView } from "./place-view.ts";
import { countsOf, servicesOf } from "./services-view.ts";

export type AuthorityView = ReturnType<typeof authorityView>;

export function authorityView(authority: PublishedAuthority, publication: Publication) {
  const { key, contact, places } = authority;
  const today = ukDay(new Date(publication.updatedAt));
  const outages = outagesAt(publication, key);
  const own = publication.services.filter((one) => one.authority === key);
  return {
    ...authority,
    ...servicesOf(publication, key),
    href: `/authorities/${key}`,
    servicesHref: `/services/${key}`,
    calendarHref: `/authorities/${key}/opening-hours.ics`,
    colourClass: authority.colour === "" ? "" : `site-colour-${key}`,
    /** What is not as usual. */
    wrong: countsOf(own).filter(({ status, count }) => status !== "running" && count > 0),
    outages: outages.filter(({ ended }) => ended === null),
    pastOutages: outages.filter(({ ended }) => ended !== null),
    maintenance: maintenanceOf(publication, key),
    places: places.map((place) => placeView(place, today)),
    incidents: publication.incidents.filter(({ authorities }) => authorities.includes(key)),
    phoneHref: `tel:${contact.phone.replace(/[^\d+]/g, "")}`,
    webHref: contact.web === "" ? "" : (webAddress(contact.web) ?? ""),
    helps: places.length > 0 || Object.values(contact).some((given) => given.length > 0),
  };
}
