/** Feeds in other languages: each entry says in which language it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "../../domain/languages/language.ts";
import { readLanguages } from "../../main/content/read-languages.ts";
import { renderSite } from "../site/render-site.ts";
import { anOutage } from "../testing/outage.ts";
import { aPublication } from "../testing/publication.ts";

const arabic: Language = {
  ...{ code: "ar", name: "العربية", dir: "rtl", locale: "ar" },
  words: { "feeds.now-suspended": "{name}: متوقف", "home.help": "مساعدة" },
};
const languages = [...(await readLanguages("/nowhere")), arabic];
const publication = aPublication({ outages: [anOutage] });
const site = renderSite(publication, new Set(), languages);
const english = renderSite(publication);
const read = (path: string): string => site.get(path)?.body ?? "";

test("every feed is there in every language, and the English ones stay as they were", () => {
  for (const [path, { body }] of english) {
    if (!/\/feed\.(atom|json)$/.test(path)) continue;
    assert.equal(read(path), body, path);
    for (const code of ["cy", "ar"]) assert.ok(site.has(`/${code}${path}`), `/${code}${path}`);
  }
});

test("a Welsh feed is in Welsh, leads to Welsh pages, and what is in English says so", () => {
  const feed = read("/cy/services/northmere/my-account/feed.atom");
  assert.match(feed, /^<\?xml[^>]*>\s*<feed [^>]*xml:lang="cy">/);
  assert.match(feed, /href="[^"]*\/cy\/services\/northmere\/my-account\/feed.atom"/);
  assert.match(feed, /<entry>\s*<id>[^<]*<\/id>\s*<title>My Account: Wedi&#39;i atal<\/title>/);
  assert.match(feed, /href="[^"]*\/cy\/services\/northmere\/my-account"/);
  assert.match(feed, /lang=&#34;en-GB&#34; dir=&#34;ltr&#34;&#62;Call us instead/);
  assert.match(read("/cy/feed.atom"), /<entry xml:lang="en-GB">\s*<id>[^<]*<\/id>\s*<title>What we know/);
});

test("JSON Feed names the language of the feed and of what is in another", () => {
  const feed = JSON.parse(read("/cy/feed.json"));
  assert.equal(feed.language, "cy");
  assert.equal(feed.home_page_url, `${publication.address}/cy`);
  assert.equal(feed.feed_url, `${publication.address}/cy/feed.json`);
  assert.ok(feed.items.every(({ language }: { language?: string }) => language === "en-GB"));
  const own = JSON.parse(read("/cy/services/northmere/my-account/feed.json"));
  assert.deepEqual(
    own.items.map(({ language = "cy" }) => language),
    ["en-GB", "cy", "cy"],
  );
});

test("a language with a few words alone tells the rest in English, from the left", () => {
  const feed = read("/ar/services/northmere/my-account/feed.atom");
  assert.match(feed, /<entry>\s*<id>[^<]*<\/id>\s*<title>My Account: متوقف<\/title>/);
  assert.match(feed, /<entry xml:lang="en-GB">\s*<id>[^<]*<\/id>\s*<title>My Account: Running<\/title>/);
  assert.match(feed, /&#60;p lang=&#34;en-GB&#34; dir=&#34;ltr&#34;&#62;My Account: not available/);
});

test("the same news in two languages is two entries, whoever reads both feeds", () => {
  const ids = ["/feed.json", "/cy/feed.json", "/ar/feed.json"].flatMap((path) =>
    JSON.parse(read(path)).items.map(({ id }: { id: string }) => id),
  );
  assert.equal(new Set(ids).size, ids.length);
});

test("each page leads to the feed in its language", () => {
  assert.match(read("/cy"), /type="application\/atom\+xml"[^>]*href="\/cy\/feed.atom"/);
  assert.match(read("/cy/authorities/northmere"), /href="\/cy\/authorities\/northmere\/feed.atom"/);
});
