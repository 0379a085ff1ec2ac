/** What is published, as it is read in each language: its words, and what the publication says in it. */
import type { Language } from "../../domain/languages/language.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { english } from "../languages/english.ts";
import { type Translator, translator } from "../languages/translator.ts";
import { inPhrases } from "./in-phrases.ts";
import { publicationIn } from "./publication-in.ts";
import { type SiteView, siteView } from "./site-view.ts";

export type Telling = { readonly words: Translator; readonly publication: Publication };
/** With what the templates show. */
export type Read = Telling & { readonly view: SiteView };

/** `pathsOf`: what there is in each language. */
export function readsOf(
  publication: Publication,
  languages: readonly Language[],
  pathsOf: (view: SiteView) => ReadonlySet<string>,
): readonly Read[] {
  const view = siteView(publication);
  return tellingsOf(publication, languages, pathsOf(view)).map((telling, index) => ({
    ...telling,
    view: index === 0 ? view : siteView(telling.publication),
  }));
}

/** English first, whatever else is loaded; what was edited in it holds. */
export function tellingsOf(
  publication: Publication,
  languages: readonly Language[],
  paths: ReadonlySet<string> = new Set(),
): readonly Telling[] {
  const own = languages.find(({ code }) => code === "en") ?? english();
  const others = languages.filter(({ code }) => code !== "en");
  return [
    { words: translator(own, paths), publication },
    ...others.map((language) => {
      const translated = publicationIn(publication, language);
      const read = inPhrases(translated.publication, language);
      const spoken = new Set([...translated.spoken, ...read.spoken]);
      return { words: translator(language, paths, spoken), publication: read.publication };
    }),
  ];
}
