/** The pages of services and authorities, and the files that go with them. */
import type { Publication } from "../../domain/publication/publication.ts";
import { openingHoursCalendar } from "../feeds/opening-hours.ts";
import { placesBlock, placesJson } from "../feeds/places.ts";
import { uptimeJson } from "../feeds/statuspage/uptime.ts";
import { maintenancesJson } from "../feeds/statuspage.ts";
import { colourSheet } from "./colours.ts";
import type { SiteView } from "./site-view.ts";
import { countsOf } from "./view/services-view.ts";

type SiteFile = { readonly body: string; readonly contentType: string };
type Render = (template: string, context: object) => string;

export function servicePages(
  publication: Publication,
  view: SiteView,
  page: Render,
): readonly (readonly [string, SiteFile])[] {
  const html = (template: string, context: object): SiteFile => ({
    body: page(template, context),
    contentType: "text/html; charset=utf-8",
  });
  const { authorities } = view;
  const all = { here: "services", shown: authorities, counts: view.counts };
  return [
    ["/services", html("services.njk", all)],
    ["/authorities", html("authorities.njk", { here: "authorities" })],
    ...authorities.flatMap((authority, index): (readonly [string, SiteFile])[] => {
      const counts = countsOf(authority.services);
      const statements = view.statements.filter((one) => touches(view, one.incident, authority.key));
      const dataBlock = placesBlock(publication, publication.authorities[index]!);
      return [
        [authority.href, html("authority.njk", { here: "authority", authority, statements, dataBlock })],
        [
          authority.servicesHref,
          html("services.njk", { here: "service", shown: [authority], only: authority, counts }),
        ],
        ...authority.services.map((service): readonly [string, SiteFile] => [
          service.href,
          html("service.njk", { here: "service", authority, service }),
        ]),
      ];
    }),
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
