/** A statement, put into words and blocks. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type {
  PublishedStatement,
  PublishedVersion,
} from "../../../domain/publication/published-statement.ts";
import { momentInWords } from "../words.ts";
import { differencesBetween } from "./differences.ts";

export type Block = { readonly list: boolean; readonly lines: readonly string[] };

export function statementView(statement: PublishedStatement, { incidents }: Publication) {
  return {
    ...statement,
    about: incidents.find(({ reference }) => reference === statement.incident)?.title ?? "",
    href: `/statements/${statement.number}`,
    published: { iso: statement.publishedAt, words: momentInWords(statement.publishedAt) },
    blocks: blocksOf(statement.paragraphs),
    correction: statement.corrected === null ? null : momentAnd(statement.corrected.at, statement.corrected),
    withdrawal: statement.retracted === null ? null : momentAnd(statement.retracted.at, statement.retracted),
    versions: versionsOf(statement),
  };
}

export type VersionView = ReturnType<typeof versionsOf>[number];

/** Those that stood before, oldest first, each with what came to be different in the next. */
function versionsOf(statement: PublishedStatement) {
  const { number, title, paragraphs, version, corrected, earlier, spoken, original } = statement;
  const standing = {
    ...{ version, title, paragraphs },
    ...(spoken === true && original !== undefined ? { spoken, original } : {}),
    publishedAt: corrected?.at ?? "",
    changed: corrected?.changed ?? "",
  };
  const all = [...earlier, standing];
  return earlier.map((one, index) => {
    const next = all[index + 1]!;
    return {
      ...one,
      href: `/statements/${number}/versions/${one.version}`,
      published: momentAnd(one.publishedAt, {}),
      blocks: blocksOf(one.paragraphs),
      next: { ...momentAnd(next.publishedAt, {}), changed: next.changed },
      ...compared(one, next),
    };
  });
}

/** Each with the other in one language: where one of them is not translated, both in English. */
function compared(one: PublishedVersion, next: PublishedVersion) {
  const spoken = one.spoken === true && next.spoken === true;
  const [before, after] = spoken ? [one, next] : [one.original ?? one, next.original ?? next];
  return { compared: spoken, differences: differencesBetween(before, after) };
}

function momentAnd<T extends object>(iso: string, more: T) {
  return { ...more, iso, words: momentInWords(iso) };
}

/**
 * Runs of lines that start with "- " become one list, also where empty lines part them, so that a screen reader says
 * how many there are; other lines are kept as they were written.
 */
export function blocksOf(paragraphs: readonly string[]): readonly Block[] {
  const blocks: { list: boolean; lines: string[] }[] = [];
  for (const paragraph of paragraphs) {
    let last = blocks.at(-1);
    if (last?.list === false) last = undefined;
    for (const line of paragraph.split("\n").map((text) => text.trim())) {
      if (line === "") continue;
      const list = /^[-*•]\s+/.test(line);
      const text = line.replace(/^[-*•]\s+/, "");
      if (last?.list === list) last.lines.push(text);
      else {
        last = { list, lines: [text] };
        blocks.push(last);
      }
    }
  }
  return blocks;
}
