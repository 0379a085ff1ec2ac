/** The statements as feeds: Atom (RFC 4287) and JSON Feed 1.1. */
import { createHash } from "node:crypto";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedStatement } from "../../domain/publication/published-statement.ts";
import { blocksOf } from "../site/view/statement-view.ts";

export function atomFeed(publication: Publication): string {
  const { siteName, address, updatedAt, statements } = publication;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${urn(siteName)}</id>
  <title>${xml(siteName)}</title>
  <updated>${updatedAt}</updated>
  <link rel="self" type="application/atom+xml" href="${xml(address)}/feed.atom"/>
  <link rel="alternate" type="text/html" href="${xml(address)}/"/>
${statements.map((statement) => atomEntry(publication, statement)).join("")}</feed>
`;
}

export function jsonFeed(publication: Publication): string {
  const { siteName, address, statements } = publication;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: siteName,
    // Version 1.1 asks for whole addresses; where the site's own is not known there is none to give.
    ...(address === "" ? {} : { home_page_url: `${address}/`, feed_url: `${address}/feed.json` }),
    language: "en-GB",
    items: statements.map((statement) => ({
      id: urn(siteName, statement),
      ...(address === "" ? {} : { url: `${address}/statements/${statement.number}` }),
      title: statement.title,
      content_html: contentHtml(statement),
      content_text: statement.paragraphs.join("\n\n"),
      date_published: statement.publishedAt,
      authors: [{ name: statement.author }],
    })),
  });
}

/** XML 1.0 has no place for most control characters, not even escaped. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function atomEntry({ siteName, address }: Publication, statement: PublishedStatement): string {
  return `  <entry>
    <id>${urn(siteName, statement)}</id>
    <title>${xml(statement.title)}</title>
    <published>${statement.publishedAt}</published>
    <updated>${statement.publishedAt}</updated>
    <author><name>${xml(statement.author)}</name></author>
    <link rel="alternate" type="text/html" href="${xml(address)}/statements/${statement.number}"/>
    <content type="html">${xml(contentHtml(statement))}</content>
  </entry>
`;
}

function contentHtml(statement: PublishedStatement): string {
  return blocksOf(statement.paragraphs)
    .map(({ list, lines }) =>
      list
        ? `<ul>${lines.map((line) => `<li>${xml(line)}</li>`).join("")}</ul>`
        : `<p>${lines.map(xml).join("<br>")}</p>`,
    )
    .join("");
}

/** A name that stays when the site moves, and a statement's also when the site is renamed (RFC 9562, version 8). */
function urn(siteName: string, statement?: PublishedStatement): string {
  const named =
    statement === undefined
      ? siteName
      : `${statement.incident}
${statement.number}
${statement.publishedAt}`;
  const hex = createHash("sha256").update(named).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
