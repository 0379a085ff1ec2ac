/** From the facts that may be published to the publication: plain data, in the order in which people read it. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublicFacts } from "../../respond/publish/gather-facts.ts";
import { publishedAuthorities } from "./published/authorities.ts";
import { translationsOf } from "./published/in-languages.ts";
import { publishedIncident } from "./published/incident.ts";
import { publishedPoints } from "./published/points.ts";
import { publishedMaintenance, publishedOutages, publishedServices } from "./published/public-services.ts";
import { numbered } from "./published/statements.ts";

export type SiteIdentity = {
  readonly siteName: string;
  readonly address: string;
  /** Nothing of it has happened. */
  readonly practice?: boolean;
};

export function publicationOf(facts: PublicFacts, site: SiteIdentity): Publication {
  const keys = new Map(facts.authorities.map(({ id, key }) => [id, key]));
  const keyOf = (id: Authority["id"]): string => keys.get(id) ?? "";
  const translations = translationsOf(facts);
  return {
    ...site,
    updatedAt: facts.publishedAt.toISOString(),
    authorities: publishedAuthorities(facts, translations),
    services: publishedServices(facts, keyOf, translations),
    outages: publishedOutages(facts, keyOf, translations),
    maintenance: publishedMaintenance(facts, keyOf, translations),
    incidents: facts.incidents.map((incident) => publishedIncident(incident, keyOf, translations)),
    statements: numbered(facts, translations),
    points: publishedPoints(facts, translations),
  };
}

/** "Northmere Council", "Northmere Council and Eastmere Council": what a site is called where nobody named it. */
export function siteNameOf(facts: PublicFacts): string {
  const names = facts.authorities.map(({ name }) => name);
  return names.length === 0 ? "Service updates" : new Intl.ListFormat("en-GB").format(names);
}
