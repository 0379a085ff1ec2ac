/** Every page in every language, each leading to itself in the others. */
import type { Language } from "../../domain/languages/language.ts";
import { english } from "../languages/english.ts";
import { alternatesOf } from "../languages/speakers.ts";
import { inLanguage, type Translator, translator } from "../languages/translator.ts";
import type { Named, PageSpec, Render } from "./page-spec.ts";

/** English first, whatever else is loaded; what was edited in it holds. `paths`: what there is in each language. */
export function inLanguages(paths: readonly string[], languages: readonly Language[]): readonly Translator[] {
  const there = new Set(paths);
  const own = languages.find(({ code }) => code === "en") ?? english();
  const others = languages.filter(({ code }) => code !== "en");
  return [own, ...others].map((language) => translator(language, there));
}

export function languagePages(
  specs: readonly PageSpec[],
  words: readonly Translator[],
  page: Render,
): readonly Named[] {
  return words.flatMap((own) =>
    specs.map(({ path, template, context }): Named => {
      const alternates = alternatesOf(path, words, own);
      const body = page(template, { ...context, alternates }, own);
      return [inLanguage(own.language.code, path), { body, contentType: "text/html; charset=utf-8" }];
    }),
  );
}
