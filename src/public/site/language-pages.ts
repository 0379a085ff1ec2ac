/** Every page in every language, each leading to itself in the others. */
import { alternatesOf } from "../languages/speakers.ts";
import { inLanguage } from "../languages/translator.ts";
import type { Named, PageSpec } from "./page-spec.ts";
import type { Read } from "./reads.ts";

/** `pagesIn`: the same pages in each language. */
export function languagePages(
  reads: readonly Read[],
  pagesIn: (read: Read) => readonly PageSpec[],
  render: (template: string, context: object, read: Read) => string,
): readonly Named[] {
  const all = reads.map(({ words }) => words);
  return reads.flatMap((read) =>
    pagesIn(read).map(({ path, template, context }): Named => {
      const alternates = alternatesOf(path, all, read.words);
      const body = render(template, { ...context, alternates }, read);
      return [inLanguage(read.words.language.code, path), { body, contentType: "text/html; charset=utf-8" }];
    }),
  );
}
