/** What is told, as feeds: Atom (RFC 4287) and JSON Feed 1.1; of everything, of one authority or of one service. */
import type { Publication } from "../../domain/publication/publication.ts";
import { everything, type FeedItem, type FeedScope, itemsOf } from "./feed-items.ts";
import { urn } from "./urn.ts";
import { xml } from "./xml.ts";

export function atomFeed(publication: Publication, scope: FeedScope = everything(publication)): string {
  const { siteName, address, updatedAt } = publication;
  const home = scope.service === null ? `${address}/` : `${address}/services`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${idOf(publication, scope)}</id>
  <title>${xml(scope.name)}</title>
  <updated>${updatedAt}</updated>
  <author><name>${xml(siteName)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(address + scope.path)}/feed.atom"/>
  <link rel="alternate" type="text/html" href="${xml(home)}"/>
${itemsOf(publication, scope)
  .map((item) => atomEntry(address, item))
  .join("")}</feed>
`;
}

export function jsonFeed(publication: Publication, scope: FeedScope = everything(publication)): string {
  const { address } = publication;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: scope.name,
    // Version 1.1 asks for whole addresses; where the site's own is not known there is none to give.
    ...(address === ""
      ? {}
      : { home_page_url: `${address}/`, feed_url: `${address}${scope.path}/feed.json` }),
    language: "en-GB",
    items: itemsOf(publication, scope).map((item) => ({
      id: item.id,
      ...(address === "" ? {} : { url: address + item.path }),
      title: item.title,
      content_html: item.html,
      content_text: item.text,
      date_published: item.publishedAt,
      ...(item.updatedAt === item.publishedAt ? {} : { date_modified: item.updatedAt }),
      authors: [{ name: item.author }],
    })),
  });
}

function atomEntry(address: string, item: FeedItem): string {
  return `  <entry>
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

function idOf({ siteName }: Publication, scope: FeedScope): string {
  return scope.path === "" ? urn(siteName) : urn("feed", scope.path);
}
