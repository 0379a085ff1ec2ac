/** What is told, as feeds: Atom (RFC 4287) and JSON Feed 1.1; of everything, of one authority or of one service. */
import type { Publication } from "../../domain/publication/publication.ts";
import { inLanguage } from "../languages/translator.ts";
import { type FeedItem, itemsOf } from "./feed-items.ts";
import { everything, type FeedScope } from "./feed-scopes.ts";
import { plain } from "./feed-words.ts";
import { urn } from "./urn.ts";
import { xml } from "./xml.ts";

export function atomFeed(
  publication: Publication,
  scope: FeedScope = everything(publication),
  words = plain,
): string {
  const { siteName, address, updatedAt } = publication;
  const { code, locale } = words.language;
  const under = xml(address + underOf(code, scope));
  const home = address + inLanguage(code, scope.service === null ? "/" : "/services");
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(locale)}">
  <id>${idOf(publication, scope, code)}</id>
  <title>${xml(scope.name)}</title>
  <updated>${updatedAt}</updated>
  <author><name>${xml(siteName)}</name></author>
  <link rel="self" type="application/atom+xml" href="${under}/feed.atom"/>
  <link rel="alternate" type="text/html" hreflang="${xml(locale)}" href="${xml(home)}"/>
${itemsOf(publication, scope, words)
  .map((item) => atomEntry(address, item))
  .join("")}</feed>
`;
}

export function jsonFeed(
  publication: Publication,
  scope: FeedScope = everything(publication),
  words = plain,
): string {
  const { address } = publication;
  const { code, locale } = words.language;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: scope.name,
    // Version 1.1 asks for whole addresses; where the site's own is not known there is none to give.
    ...(address === ""
      ? {}
      : {
          home_page_url: address + inLanguage(code, "/"),
          feed_url: `${address}${underOf(code, scope)}/feed.json`,
        }),
    language: locale,
    items: itemsOf(publication, scope, words).map((item) => ({
      id: item.id,
      ...(address === "" ? {} : { url: address + item.path }),
      title: item.title,
      content_html: item.html,
      content_text: item.text,
      date_published: item.publishedAt,
      ...(item.updatedAt === item.publishedAt ? {} : { date_modified: item.updatedAt }),
      authors: [{ name: item.author }],
      ...(item.inEnglish ? { language: "en-GB" } : {}),
    })),
  });
}

function atomEntry(address: string, item: FeedItem): string {
  return `  <entry${item.inEnglish ? ' xml:lang="en-GB"' : ""}>
    <id>${item.id}</id>
    <title>${xml(item.title)}</title>
    <published>${item.publishedAt}</published>
    <updated>${item.updatedAt}</updated>
    <author><name>${xml(item.author)}</name></author>
    <link rel="alternate" type="text/html" href="${xml(address + item.path)}"/>
    <content type="html">${xml(item.html)}</content>
  </entry>
`;
}

function underOf(code: string, { path }: FeedScope): string {
  return code === "en" ? path : `/${code}${path}`;
}

/** What it has always been in English; readers go by it. */
function idOf({ siteName }: Publication, scope: FeedScope, code: string): string {
  const own = code === "en" ? [] : [code];
  return scope.path === "" ? urn(siteName, ...own) : urn("feed", scope.path, ...own);
}
