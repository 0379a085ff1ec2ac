/** The latest statement as schema.org data for search engines, which show it above their results. */
import type { Publication } from "../../domain/publication/publication.ts";

/** "" where nothing was said of an incident that goes on. Fit to stand inside of a script element. */
export function announcementBlock({
  siteName,
  address,
  incidents,
  statements,
  authorities,
}: Publication): string {
  const open = new Map(
    incidents
      .filter(({ phase }) => phase !== "concluded" && phase !== "near-miss")
      .map((incident) => [incident.reference, incident]),
  );
  const latest = statements.find(({ incident, retracted }) => retracted === null && open.has(incident));
  if (latest === undefined) return "";
  const touched = open.get(latest.incident)?.authorities ?? [];
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "SpecialAnnouncement",
    name: latest.title,
    text: latest.paragraphs.join("\n\n"),
    datePosted: latest.publishedAt,
    ...(address === ""
      ? {}
      : { url: `${address}/statements/${latest.number}`, webFeed: `${address}/feed.atom` }),
    announcementLocation: authorities
      .filter(({ key }) => touched.includes(key))
      .map(({ name }) => ({ "@type": "GovernmentOrganization", name })),
    publisher: { "@type": "GovernmentOrganization", name: latest.author || siteName },
  })
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026");
}
