/** What others take from the site besides what tells of news: the banner's script and the map of the site. */
import type { Publication } from "../../domain/publication/publication.ts";
import { bannerScript } from "../banner/banner-script.ts";
import { type Named, newsFiles } from "./news-files.ts";
import { sitemap } from "./sitemap.ts";

export function outFiles(publication: Publication, pages: readonly string[]): readonly Named[] {
  const script = bannerScript();
  return [
    ...newsFiles(publication),
    [script.path, { body: script.body, contentType: "text/javascript; charset=utf-8" }],
    ...sitemap(publication, pages),
  ];
}
