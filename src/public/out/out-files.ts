/** What others take from the site: data and pieces for councils' own sites, alerts, feeds of one part, things to print. */
import type { Publication } from "../../domain/publication/publication.ts";
import { alertsOf } from "../alerts/alerts-of.ts";
import { capIndex, capMessage, capPath } from "../alerts/cap.ts";
import { bannerHtml } from "../banner/banner-html.ts";
import { bannerOf } from "../banner/banner-of.ts";
import { bannerScript } from "../banner/banner-script.ts";
import { scopesOf } from "../feeds/feed-items.ts";
import { atomFeed, jsonFeed } from "../feeds/feeds.ts";
import type { SiteFile } from "../site/site-file.ts";
import { sitemap } from "./sitemap.ts";

type Named = readonly [path: string, file: SiteFile];

export function outFiles(publication: Publication, pages: readonly string[]): readonly Named[] {
  const script = bannerScript();
  return [
    ...banners(publication),
    [script.path, { body: script.body, contentType: "text/javascript; charset=utf-8" }],
    ...feeds(publication),
    ...alerts(publication),
    ...sitemap(publication, pages),
  ];
}

/** The piece of HTML is no page: whoever opens it sees its text. */
function banners(publication: Publication): readonly Named[] {
  return [null, ...publication.authorities.map(({ key }) => key)].flatMap((only): readonly Named[] => {
    const under = only === null ? "" : `/authorities/${only}`;
    const banner = bannerOf(publication, only);
    return [
      [
        `${under}/banner.json`,
        { body: JSON.stringify(banner), contentType: "application/json; charset=utf-8" },
      ],
      [`${under}/banner.html`, { body: bannerHtml(banner), contentType: "text/plain; charset=utf-8" }],
    ];
  });
}

function feeds(publication: Publication): readonly Named[] {
  return scopesOf(publication).flatMap((scope): readonly Named[] => [
    [
      `${scope.path}/feed.atom`,
      { body: atomFeed(publication, scope), contentType: "application/atom+xml; charset=utf-8" },
    ],
    [
      `${scope.path}/feed.json`,
      { body: jsonFeed(publication, scope), contentType: "application/feed+json; charset=utf-8" },
    ],
  ]);
}

function alerts(publication: Publication): readonly Named[] {
  const all = alertsOf(publication);
  return [
    [
      "/cap/index.xml",
      { body: capIndex(publication, all), contentType: "application/atom+xml; charset=utf-8" },
    ],
    ...all.map(
      (alert): Named => [
        capPath(alert),
        { body: capMessage(alert), contentType: "application/cap+xml; charset=utf-8" },
      ],
    ),
  ];
}
