/** Statements of all incidents, each with its number on the site, the words that stand now and those that stood before. */
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { rootOf, type Statement, versionsOf } from "../../../domain/publication/statement.ts";
import { statementWords } from "../../../domain/translations/sources.ts";
import type { PublicFacts, PublicIncident } from "../../../respond/publish/gather-facts.ts";
import type { Translations } from "./in-languages.ts";
import { linesOf, paragraphsOf } from "./texts.ts";

/** New statements come last, so that numbers once given stay; a correction has the number of what it corrects. */
export function numbered(facts: PublicFacts, translations: Translations): readonly PublishedStatement[] {
  const bodies = new Map(facts.authorities.map((one) => [one.id, one]));
  return facts.incidents
    .flatMap((incident) => textsOf(incident).map((versions) => ({ incident, versions })))
    .sort(
      (a, b) =>
        firstDay(a.versions) - firstDay(b.versions) ||
        a.incident.reference.localeCompare(b.incident.reference, "en") ||
        a.versions[0]!.number - b.versions[0]!.number,
    )
    .map(({ incident, versions }, index): PublishedStatement => {
      const standing = versions.at(-1)!;
      const body = bodies.get(standing.authority ?? incident.origin);
      const told = versions.map((one, place) => versionOf(one, place, translations));
      const now = statementWords(standing);
      return {
        number: index + 1,
        incident: incident.reference,
        title: standing.title,
        paragraphs: paragraphsOf(standing.body),
        easyRead: linesOf(standing.easyRead),
        publishedAt: told[0]!.publishedAt,
        author: body?.name ?? "",
        authority: body?.key ?? "",
        version: versions.length,
        corrected: versions.length === 1 ? null : { at: told.at(-1)!.publishedAt, changed: standing.changed },
        retracted:
          standing.retractedAt === null
            ? null
            : { at: standing.retractedAt.toISOString(), why: standing.why },
        earlier: told.slice(0, -1),
        ...translations.translatedOf(now),
        ...translations.bodiesOf(now),
        ...behindOf(versions, translations),
      };
    })
    .reverse();
}

/** The published texts of an incident, those of one statement together. */
function textsOf({ statements }: PublicIncident): readonly (readonly Statement[])[] {
  const roots = [...new Set(statements.map(rootOf))];
  return roots.map((root) => versionsOf(statements, root)).filter(({ length }) => length > 0);
}

function firstDay(versions: readonly Statement[]): number {
  return versions[0]!.publishedAt!.getTime();
}

/** Nobody has translated the words that stand now, and somebody those before them. */
function behindOf(versions: readonly Statement[], { bodiesOf, behindOf }: Translations) {
  const named = versions.map(statementWords);
  const now = Object.keys(bodiesOf(named.at(-1)!).bodies ?? {});
  const before = named.flatMap((one) => [
    ...Object.keys(bodiesOf(one).bodies ?? {}),
    ...(behindOf(one).behind ?? []),
  ]);
  const behind = [...new Set(before)].filter((code) => !now.includes(code));
  return behind.length === 0 ? {} : { behind };
}

function versionOf(statement: Statement, index: number, { translatedOf, bodiesOf }: Translations) {
  const { title, body, publishedAt, changed } = statement;
  const named = statementWords(statement);
  return {
    ...{ version: index + 1, title, changed },
    paragraphs: paragraphsOf(body),
    publishedAt: publishedAt!.toISOString(),
    ...translatedOf(named),
    ...bodiesOf(named),
  };
}
