/** In which language a page that is made on the spot speaks: by its address, in the words of the site that is served. */
import type { LoadedSite } from "../serve/load-site.ts";
import { english } from "./english.ts";
import { inLanguage, type Translator, translator } from "./translator.ts";
import { languagesIn, wordsPath } from "./words-file.ts";

export type Spoken = {
  readonly words: Translator;
  /** As the English page has it: "/check" for "/cy/check". */
  readonly path: string;
  readonly all: readonly Translator[];
};

/** `isForm`: which paths are made on the spot, in every language. */
export function speakers(isForm: (path: string) => boolean) {
  const made = new WeakMap<LoadedSite, readonly Translator[]>();

  return (site: LoadedSite | undefined, address: string): Spoken => {
    const all = speakersOf(site);
    const [, code = ""] = /^\/([a-z-]+)(?=\/|$)/u.exec(address) ?? [];
    const other = all.find(({ language }) => language.code === code && code !== "en");
    return other === undefined
      ? { words: all[0]!, path: address, all }
      : { words: other, path: address.slice(code.length + 1) || "/", all };
  };

  /** English first. */
  function speakersOf(site: LoadedSite | undefined): readonly Translator[] {
    if (site === undefined) return [plain];
    const known = made.get(site) ?? speakersIn(site);
    made.set(site, known);
    return known;
  }

  function speakersIn(site: LoadedSite): readonly Translator[] {
    const languages = languagesIn(site.unserved?.get(wordsPath));
    const own = languages.find(({ code }) => code === "en") ?? english();
    return [own, ...languages.filter(({ code }) => code !== "en")].map((language) =>
      translator(language, {
        has: (path) => isForm(path) || site.files.has(inLanguage(language.code, path)),
      }),
    );
  }
}

const plain = translator(english());

/** The same page in each language, where there are several. */
export function alternatesOf(path: string, all: readonly Translator[], current: Translator) {
  if (all.length === 1) return [];
  return all.map((one) => ({
    name: one.language.name,
    locale: one.language.locale,
    dir: one.language.dir,
    href: inLanguage(one.language.code, path),
    current: one === current,
  }));
}
