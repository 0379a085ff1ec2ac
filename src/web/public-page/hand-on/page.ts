/** What colleagues take to where people are: a link for the authority's own site, posters for the counter, the press pack. */
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";

export const path = "/incidents/:incident/services/hand-on";
export const needs = "incident";
export const verbs = { get: "service.read" } as const;

const posters = [
  { size: "a4", language: "en", text: "A4, English" },
  { size: "a3", language: "en", text: "A3, English" },
  { size: "a4", language: "cy", text: "A4, Welsh" },
  { size: "a3", language: "cy", text: "A3, Welsh" },
];

export async function get({ staff, incident, authorities, site }: IncidentVisit): Promise<Reply> {
  const own = authorities.find(({ id }) => id === staff.authority);
  const at = site.publicSiteUrl === null ? null : (to: string) => new URL(to, site.publicSiteUrl!).href;
  const services = `/incidents/${incident.reference}/services`;
  return page("public-page/hand-on/page.njk", {
    title: "Banner, posters and press",
    back: { href: services, text: "Services" },
    services,
    links:
      at === null
        ? null
        : {
            snippet: `<p><strong>Some of our services are not running as usual.</strong>\n<a href="${at("/")}">Read the latest and get help</a>.</p>`,
            webTeams: at("/for-web-teams"),
            print: at("/print"),
            press: at("/press"),
            posters: posters.map(({ size, language, text }) => ({
              ...{ text, href: at(`/authorities/${own?.key ?? ""}/poster-${size}-${language}.pdf`) },
            })),
          },
    hasPress:
      own !== undefined && (own.contact.pressPhone !== undefined || own.contact.pressEmail !== undefined),
  });
}
