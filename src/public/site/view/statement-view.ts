/** A statement, put into words and blocks. */
import type { Publication } from "../../../domain/publication/publication.ts";
import type { PublishedStatement } from "../../../domain/publication/published-statement.ts";
import { momentInWords } from "../words.ts";

export type Block = { readonly list: boolean; readonly lines: readonly string[] };

export function statementView(statement: PublishedStatement, { incidents }: Publication) {
  return {
    ...statement,
    about: incidents.find(({ reference }) => reference === statement.incident)?.title ?? "",
    href: `/statements/${statement.number}`,
    published: { iso: statement.publishedAt, words: momentInWords(statement.publishedAt) },
    blocks: blocksOf(statement.paragraphs),
  };
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
