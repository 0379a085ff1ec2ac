/**
 * Everything that tells of news to programs: feeds, the Statuspage-shaped API, alerts, banners. An emergency message makes
 * them anew from what was published, so all of it stands in this one list.
 */
import type { Publication } from "../../domain/publication/publication.ts";
import { alertsOf } from "../alerts/alerts-of.ts";
import { capIndex, capMessage, capPath } from "../alerts/cap.ts";
import { bannerHtml } from "../banner/banner-html.ts";
import { bannerOf } from "../banner/banner-of.ts";
import { everything, scopesOf } from "../feeds/feed-scopes.ts";
import { atomFeed, jsonFeed } from "../feeds/feeds.ts";
import {
  componentsJson,
  incidentsJson,
  statusJson,
  summaryJson,
  unresolvedJson,
} from "../feeds/statuspage.ts";
import { inLanguage } from "../languages/translator.ts";
import type { Named } from "../site/page-spec.ts";
import type { Telling } from "../site/reads.ts";

const json = "application/json; charset=utf-8";

/** `tellings`: English first. Feeds are told in each language; programs read the rest, in English. One by one, as asked for. */
export function* newsFiles(tellings: readonly Telling[]): Generator<Named> {
  for (const telling of tellings) yield* feeds(telling);
  const { publication } = tellings[0]!;
  yield* api(publication);
  yield* banners(publication);
  yield* alerts(publication);
}

function api(publication: Publication): readonly Named[] {
  return [
    ["/api/v2/summary.json", { body: summaryJson(publication), contentType: json }],
    ["/api/v2/status.json", { body: statusJson(publication), contentType: json }],
    ["/api/v2/components.json", { body: componentsJson(publication), contentType: json }],
    ["/api/v2/incidents/unresolved.json", { body: unresolvedJson(publication), contentType: json }],
    ["/api/v2/incidents.json", { body: incidentsJson(publication), contentType: json }],
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

/** In each language, of everything first, then of each part. */
function* feeds({ publication, words }: Telling): Generator<Named> {
  const own = (path: string) => inLanguage(words.language.code, path);
  for (const scope of [everything(publication), ...scopesOf(publication)]) {
    yield [
      own(`${scope.path}/feed.atom`),
      { body: atomFeed(publication, scope, words), contentType: "application/atom+xml; charset=utf-8" },
    ];
    yield [
      own(`${scope.path}/feed.json`),
      { body: jsonFeed(publication, scope, words), contentType: "application/feed+json; charset=utf-8" },
    ];
  }
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
