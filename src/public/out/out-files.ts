/** What others take from the site besides what tells of news: the banner's script and the map of the site. */
import { bannerScript } from "../banner/banner-script.ts";
import type { Named } from "../site/page-spec.ts";
import type { Telling } from "../site/reads.ts";
import { newsFiles } from "./news-files.ts";
import { sitemap } from "./sitemap.ts";

export function outFiles(tellings: readonly Telling[], pages: readonly string[]): readonly Named[] {
  const script = bannerScript();
  return [
    ...newsFiles(tellings),
    [script.path, { body: script.body, contentType: "text/javascript; charset=utf-8" }],
    ...sitemap(tellings[0]!.publication, pages),
  ];
}
