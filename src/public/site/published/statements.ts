/** Statements of all incidents, each with its number on the site. */
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";

/** New statements come last, so that numbers once given stay. */
export function numbered(facts: PublicFacts): readonly PublishedStatement[] {
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
