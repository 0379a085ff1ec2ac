/** The pages that there are in each language: the front page, the statements, and the one about accessibility. */
import type { Language } from "../../domain/languages/language.ts";
import { formPages } from "../form-pages.ts";
import { english } from "../languages/english.ts";
import { alternatesOf } from "../languages/speakers.ts";
import { inLanguage, type Translator, translator } from "../languages/translator.ts";
import type { SiteFile } from "./site-file.ts";
import type { SiteView } from "./site-view.ts";

/** English first, whatever else is loaded; what was edited in it holds. */
export function inLanguages(view: SiteView, languages: readonly Language[]): readonly Translator[] {
  const paths = new Set([
    ...["/", "/large-print", "/easy-read", "/what-we-know", "/statements", "/accessibility"],
    ...formPages.map(({ path }) => path),
    ...view.statements.flatMap(({ href, versions }) => [href, ...versions.map((one) => one.href)]),
  ]);
  const own = languages.find(({ code }) => code === "en") ?? english();
  const others = languages.filter(({ code }) => code !== "en");
  return [own, ...others].map((language) => translator(language, paths));
}

type Render = (template: string, context: object, words?: Translator) => string;

export function languagePages(
  view: SiteView,
  words: readonly Translator[],
  page: Render,
  announcement: string | null,
): readonly (readonly [string, SiteFile])[] {
  return words.flatMap((own) => {
    const made = (path: string, template: string, context: object): readonly [string, SiteFile] => {
      const alternates = alternatesOf(path, words, own);
      const body = page(template, { ...context, alternates }, own);
      return [inLanguage(own.language.code, path), { body, contentType: "text/html; charset=utf-8" }];
    };
    return [
      made("/", "home.njk", { here: "home", announcement }),
      // The front page whole, in letters of 18 points at least and in one column.
      made("/large-print", "home.njk", { here: "large-print", large: true }),
      made("/easy-read", "easy-read.njk", { here: "easy-read" }),
      made("/what-we-know", "what-we-know.njk", { here: "home" }),
      made("/statements", "statements.njk", { here: "statements" }),
      ...view.statements.map((statement) =>
        made(statement.href, "statement.njk", { here: "statement", statement }),
      ),
      ...view.statements.flatMap((statement) =>
        statement.versions.map((version) =>
          made(version.href, "statement-version.njk", { here: "statement", statement, version }),
        ),
      ),
      made("/accessibility", "accessibility.njk", { here: "accessibility" }),
    ];
  });
}
