/** From the facts that may be published to the publication: plain data, in the order in which people read it. */
import type { Authority } from "../domain/bodies/authority.ts";
import type { Publication, PublishedIncident, PublishedStatement } from "../domain/incident/publication.ts";
import type { PublicFacts, PublicIncident } from "../respond/publish/gather-facts.ts";

export type SiteIdentity = { readonly siteName: string; readonly address: string };

export function publicationOf(facts: PublicFacts, site: SiteIdentity): Publication {
  const keys = new Map(facts.authorities.map(({ id, key }) => [id, key]));
  const keyOf = (id: Authority["id"]): string => keys.get(id) ?? "";
  return {
    ...site,
    updatedAt: facts.publishedAt.toISOString(),
    authorities: facts.authorities.map(({ id, key, name, contact }) => ({
      key,
      name,
      contact,
      openingHours: facts.openingHours
        .filter(({ authority }) => authority === id)
        .map(({ day, opens, closes, place, note }) => ({ day, opens, closes, place, note })),
    })),
    services: facts.services.map(({ authority, name, status, note, expected, since }) => ({
      ...{ authority: keyOf(authority), name, status, note },
      expectedReturn: expected,
      since: since.toISOString(),
    })),
    incidents: facts.incidents.map((incident) => publishedIncident(incident, keyOf)),
    statements: numbered(facts),
  };
}

/** "Northmere Council", "Northmere Council and Eastmere Council": what a site is called where nobody named it. */
export function siteNameOf(facts: PublicFacts): string {
  const names = facts.authorities.map(({ name }) => name);
  return names.length === 0 ? "Service updates" : new Intl.ListFormat("en-GB").format(names);
}

function publishedIncident(
  incident: PublicIncident,
  keyOf: (id: Authority["id"]) => string,
): PublishedIncident {
  const { reference, title, phase, declaredAt, believed, taken, advice, origin, involved } = incident;
  return {
    ...{ reference, title, phase, summary: "" },
    declaredAt: declaredAt.toISOString(),
    authorities: [...new Set([origin, ...involved])].map(keyOf),
    taken: {
      categories: taken.map(({ words }) => words),
      groups: [...Map.groupBy(taken, ({ group }) => group)].map(([title, kinds]) => ({
        title,
        categories: kinds.map(({ words }) => words),
      })),
      what: believed.what,
      fromYear: believed.fromYear,
      toYear: believed.toYear,
      certainty: believed.confidence,
    },
    advice: advice.map(({ title, steps, links }) => ({ title, paragraphs: steps, links })),
  };
}

/** New statements come last, so that numbers once given stay. */
function numbered(facts: PublicFacts): readonly PublishedStatement[] {
  const names = new Map(facts.authorities.map(({ id, name }) => [id, name]));
  return facts.incidents
    .flatMap((incident) => incident.statements.map((statement) => ({ incident, statement })))
    .flatMap(({ incident, statement }) =>
      statement.publishedAt === null ? [] : [{ incident, statement, at: statement.publishedAt }],
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.incident.reference < b.incident.reference ? -1 : 1))
    .map(({ incident, statement, at }, index) => ({
      number: index + 1,
      incident: incident.reference,
      title: statement.title,
      paragraphs: statement.body
        .split(/\n\s*\n/)
        .map((text) => text.trim())
        .filter((text) => text !== ""),
      publishedAt: at.toISOString(),
      author: names.get(incident.origin) ?? "",
    }))
    .reverse();
}
