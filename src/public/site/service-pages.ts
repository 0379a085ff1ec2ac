/** The pages of services and authorities, and the files that go with them. */
import type { Publication } from "../../domain/publication/publication.ts";
import { openingHoursCalendar } from "../feeds/opening-hours.ts";
import { placesBlock, placesJson } from "../feeds/places.ts";
import { uptimeJson } from "../feeds/statuspage/uptime.ts";
import { maintenancesJson } from "../feeds/statuspage.ts";
import { colourSheet } from "./colours.ts";
import type { PageSpec } from "./page-spec.ts";
import type { SiteView } from "./site-view.ts";
import type { AuthorityView } from "./view/authority-view.ts";
import { countsOf } from "./view/services-view.ts";

type SiteFile = { readonly body: string; readonly contentType: string };

export function servicePages(publication: Publication, view: SiteView): readonly PageSpec[] {
  const { authorities, counts } = view;
  return [
    {
      path: "/services",
      template: "services.njk",
      context: { here: "services", shown: authorities, counts },
    },
    { path: "/authorities", template: "authorities.njk", context: { here: "authorities" } },
    ...authorities.flatMap((authority, index) => {
      const dataBlock = placesBlock(publication, publication.authorities[index]!);
      return authorityPages(view, authority, dataBlock);
    }),
  ];
}

/** Its own page, that of its services, and one for each of them. */
function authorityPages(view: SiteView, authority: AuthorityView, dataBlock: string): readonly PageSpec[] {
  const statements = view.statements.filter((one) => touches(view, one.incident, authority.key));
  const all = { shown: [authority], only: authority, counts: countsOf(authority.services) };
  const here = "service";
  return [
    {
      path: authority.href,
      template: "authority.njk",
      context: { here: "authority", authority, statements, dataBlock },
    },
    { path: authority.servicesHref, template: "services.njk", context: { here, ...all } },
    ...authority.services.map((service) => ({
      path: service.href,
      template: "service.njk",
      context: { here, authority, service },
    })),
  ];
}

export function serviceFiles(publication: Publication): readonly (readonly [string, SiteFile])[] {
  const json = (body: string): SiteFile => ({ body, contentType: "application/json; charset=utf-8" });
  const calendar = (body: string): SiteFile => ({ body, contentType: "text/calendar; charset=utf-8" });
  const colours = colourSheet(publication.authorities);
  return [
    ["/opening-hours.ics", calendar(openingHoursCalendar(publication))],
    ...publication.authorities.map(({ key }): readonly [string, SiteFile] => [
      `/authorities/${key}/opening-hours.ics`,
      calendar(openingHoursCalendar(publication, key)),
    ]),
    ["/places.json", { body: placesJson(publication), contentType: "application/ld+json; charset=utf-8" }],
    ["/api/v2/scheduled-maintenances.json", json(maintenancesJson(publication))],
    ["/api/v2/scheduled-maintenances/upcoming.json", json(maintenancesJson(publication, "upcoming"))],
    ["/api/v2/scheduled-maintenances/active.json", json(maintenancesJson(publication, "in-progress"))],
    ["/api/v2/uptime.json", json(uptimeJson(publication))],
    ...(colours === null
      ? []
      : [[colours.href, { body: colours.css, contentType: "text/css; charset=utf-8" }] as const]),
  ];
}

function touches({ incidents }: SiteView, reference: string, authority: string): boolean {
  return incidents.some((one) => one.reference === reference && one.authorities.includes(authority));
}
