/** Renders every page, feed and file of the public site from one publication. */
import { join } from "node:path";
import nunjucks from "nunjucks";
import type { Language } from "../../domain/languages/language.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { feedPaths } from "../feeds/feed-scopes.ts";
import { formPages } from "../form-pages.ts";
import { contactsJson, contactsPath } from "../hatch/contacts.ts";
import { english } from "../languages/english.ts";
import { speaking, withWords } from "../languages/template-words.ts";
import { type Translator, translator } from "../languages/translator.ts";
import { wordsJson, wordsPath } from "../languages/words-file.ts";
import { announcementBlock } from "../out/announcement.ts";
import { outFiles } from "../out/out-files.ts";
import { outPages } from "../out/out-pages.ts";
import { printPage, printPath } from "../out/print-page.ts";
import { languagePages } from "./language-pages.ts";
import { mainPages } from "./main-pages.ts";
import type { Named } from "./page-spec.ts";
import { type Read, readsOf } from "./reads.ts";
import { serviceFiles, servicePages } from "./service-pages.ts";
import type { SiteFile } from "./site-file.ts";
import type { SiteView } from "./site-view.ts";
import { frontendFolder, siteStyle } from "./style.ts";

const json = "application/json; charset=utf-8";

/** The publication itself, for whoever serves the site. */
export const factsPath = "/publication.json";

/**
 * Paths as the public asks for them ("/statements/3") and what they answer. `ready`: paths of files that are made elsewhere,
 * such as posters; pages link to those alone that are there. `languages`: besides English, whose words may be edited too.
 */
export function renderSite(
  publication: Publication,
  ready: ReadonlySet<string> = new Set(),
  languages: readonly Language[] = [],
): ReadonlyMap<string, SiteFile> {
  const announcement = announcementBlock(publication);
  const pagesOf = (view: SiteView) => [...mainPages(view, announcement), ...servicePages(publication, view)];
  const reads = readsOf(publication, languages, (view) => {
    const made = [...pagesOf(view), ...formPages].map(({ path }) => path);
    return new Set([...made, printPath, ...feedPaths(publication)]);
  });
  const { href, css, icon } = siteStyle();
  const pages: readonly Named[] = [
    ...languagePages(reads, (read) => [...pagesOf(read.view), printPage(read, reads, ready)], renderPage),
    ...outPages(reads[0]!, renderPage, ready),
  ];
  return new Map<string, SiteFile>([
    ...pages,
    ...serviceFiles(publication),
    ...outFiles(
      reads,
      pages.map(([path]) => path),
    ),
    // English alone needs no words beside it: they come with Candour.
    ...(languages.length === 0
      ? []
      : ([[wordsPath, { body: wordsJson(languages), contentType: json, served: false }]] as const)),
    // Under an emergency message feeds and alerts are made anew: whoever serves the site makes them of this.
    [factsPath, { body: JSON.stringify(publication), contentType: json, served: false }],
    [contactsPath, { body: contactsJson(publication), contentType: json }],
    ["/favicon.svg", { body: icon, contentType: "image/svg+xml" }],
    [href, { body: css, contentType: "text/css; charset=utf-8" }],
  ]);
}

/** Of the words in `messages`: "not-found" has its text in "not-found-text". */
export type MessagePage = {
  readonly key: string;
  /** What the link to the front page says; none where it is left out. */
  readonly link?: "to-front" | "to-latest";
};

/** A page with a form. Its folder under `public/` holds the template. */
export function renderForm(
  template: string,
  view: object,
  site: { readonly siteName: string; readonly bare: true },
): string {
  return templates().render(template, { ...view, site, styleHref: siteStyle().href });
}

/** A page that says one thing; it needs nothing that was published. */
export function renderMessage(message: MessagePage, words: Translator = plain): string {
  const site = { siteName: words.say("messages.site").text, bare: true };
  return speaking(words, () =>
    templates().render("message.njk", { message, site, styleHref: siteStyle().href }),
  );
}

const plain = translator(english());

function renderPage(template: string, context: object, { words, view: site }: Read): string {
  return speaking(words, () =>
    templates().render(template, { ...context, site, styleHref: siteStyle().href }),
  );
}

let environment: nunjucks.Environment | undefined;

function templates(): nunjucks.Environment {
  environment ??= withWords(
    new nunjucks.Environment(
      new nunjucks.FileSystemLoader([
        join(import.meta.dirname, "../pages"),
        join(import.meta.dirname, ".."),
        frontendFolder,
      ]),
      { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false },
    ),
  );
  return environment;
}
