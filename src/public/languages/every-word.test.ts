/**
 * Nothing on a page is English by oversight. In a made-up language whose every message stands in brackets, what stands in
 * none has to be a name, a date or a number, or be marked as English; and links stay in the language where they can.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Language } from "../../domain/languages/language.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { renderSite } from "../site/render-site.ts";
import { anOutage } from "../testing/outage.ts";
import { aPublication } from "../testing/publication.ts";
import { westLondon } from "../testing/west-london.ts";
import { english } from "./english.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

const bracketed: Language = {
  ...{ code: "xx", name: "Xx", dir: "rtl", locale: "cy" },
  words: Object.fromEntries(Object.entries(english().words).map(([key, text]) => [key, `⟦${text}⟧`])),
};

const publications: readonly (readonly [string, Publication])[] = [
  ["an incident with an outage", aPublication({ outages: [anOutage] })],
  ["the week in West London", westLondon()],
  ["nothing", aPublication({ services: [], incidents: [], statements: [], authorities: [], points: [] })],
];

for (const [name, publication] of publications) {
  const site = renderSite(publication, new Set(), [english(), bracketed]);
  const pages = [...site].filter(([path]) => path === "/xx" || path.startsWith("/xx/"));
  const html = pages.filter(([, { contentType }]) => contentType.startsWith("text/html"));

  test(`${name}: every word of every page is said by the language`, () => {
    const faults = html.flatMap(([path, { body }]) =>
      strayIn(parse(body).childNodes, namesOf(publication)).map((text) => `${path}: ${text}`),
    );
    assert.deepEqual([...new Set(faults)], []);
  });

  test(`${name}: links stay in the language where the page is there in it, and all of them lead somewhere`, () => {
    const faults = html.flatMap(([path, { body }]) =>
      linksIn(parse(body).childNodes)
        .filter(({ href }) => href.startsWith("/") && !href.startsWith("//"))
        .flatMap(({ href, switches }) => {
          const target = href.split(/[?#]/u, 1)[0]!;
          if (!switches && site.has(target === "/" ? "/xx" : `/xx${target}`))
            return [`${path}: ${href} leaves`];
          return site.has(target) || isForm(target) ? [] : [`${path}: ${href} leads nowhere`];
        }),
    );
    assert.deepEqual([...new Set(faults)], []);
  });

  test(`${name}: each page is there in each language, and says so to search engines`, () => {
    for (const [path, { body }] of html) {
      const own = path === "/xx" ? "/" : path.slice(3);
      assert.ok(site.get(own)!.body.includes(`hreflang="cy" href="${publication.address}${path}"`), own);
      assert.ok(body.includes(`hreflang="en-GB" href="${publication.address}${own}"`), path);
      assert.match(body, /<html lang="cy" dir="rtl"/);
    }
  });
}

/** Texts in front of people that no message of the language said. */
function strayIn(nodes: readonly Node[], names: readonly string[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.nodeName === "#text") return strayOf((node as DefaultTreeAdapterTypes.TextNode).value, names);
    if (!("attrs" in node) || ["script", "style", "time", "title"].includes(node.nodeName)) return [];
    const lang = attribute(node, "lang");
    // Another language's own name, and English that is marked.
    if (lang !== undefined && node.nodeName !== "html") return [];
    const label = strayOf(attribute(node, "aria-label") ?? "", names);
    return [...label, ...strayIn(node.childNodes, names)];
  });
}

function strayOf(text: string, names: readonly string[]): readonly string[] {
  let left = text;
  for (let before = ""; before !== left; ) {
    before = left;
    left = left.replace(/⟦[^⟦⟧]*⟧/gu, "");
  }
  for (const name of names) left = left.replaceAll(name, "");
  return /\p{L}/u.test(left) ? [left.trim()] : [];
}

/** Proper names need no language of their own (WCAG 3.1.2). */
function namesOf({ siteName, address, authorities, incidents }: Publication): readonly string[] {
  return [
    ...[siteName, "Equality Advisory and Support Service (EASS)"],
    ...["", "/xx"].flatMap((under) => [address + under, address.replace(/^https?:\/\//u, "") + under]),
    ...authorities.flatMap(({ name, contact }) => [name, contact.email, contact.web, ...contact.address]),
    ...incidents.map(({ reference }) => reference),
  ]
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length);
}

type Link = { readonly href: string; readonly switches: boolean };

function linksIn(nodes: readonly Node[]): readonly Link[] {
  return nodes.flatMap((node): readonly Link[] => {
    if (!("attrs" in node)) return [];
    const href = node.nodeName === "a" ? attribute(node, "href") : undefined;
    const own = href === undefined ? [] : [{ href, switches: attribute(node, "hreflang") !== undefined }];
    return [...own, ...linksIn(node.childNodes)];
  });
}

function attribute(node: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return node.attrs.find((one) => one.name === name)?.value;
}

function isForm(path: string): boolean {
  return /^\/xx\/(check|complain|correct|verify|report|subscribe)(\/|$)/u.test(path);
}
