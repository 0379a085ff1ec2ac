/** The site as it is read in each language: its words, and what the publication says in it. */
import type { Language } from "../../domain/languages/language.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { english } from "../languages/english.ts";
import { type Translator, translator } from "../languages/translator.ts";
import { inPhrases } from "./in-phrases.ts";
import { publicationIn } from "./publication-in.ts";
import { type SiteView, siteView } from "./site-view.ts";

export type Read = {
  readonly words: Translator;
  readonly publication: Publication;
  readonly view: SiteView;
};

/** English first, whatever else is loaded; what was edited in it holds. `pathsOf`: what there is in each language. */
export function readsOf(
  publication: Publication,
  languages: readonly Language[],
  pathsOf: (view: SiteView) => ReadonlySet<string>,
): readonly Read[] {
  const view = siteView(publication);
  const paths = pathsOf(view);
  const own = languages.find(({ code }) => code === "en") ?? english();
  const others = languages.filter(({ code }) => code !== "en");
  return [
    { words: translator(own, paths), publication, view },
    ...others.map((language) => {
      const translated = publicationIn(publication, language.code);
      const read = inPhrases(translated.publication, language);
      return {
        words: translator(language, paths, new Set([...translated.spoken, ...read.spoken])),
        publication: read.publication,
        view: siteView(read.publication),
      };
    }),
  ];
}
