import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "@formatjs/icu-messageformat-parser";
import type { Language } from "../../domain/languages/language.ts";
import { readLanguages } from "../../main/content/read-languages.ts";
import { renderSite } from "../site/render-site.ts";
import { aPublication } from "../testing/publication.ts";
import { translator } from "./translator.ts";

const shipped = await readLanguages("/nowhere");
const [english, welsh] = shipped;
const none: ReadonlySet<string> = new Set();
const arabic: Language = {
  ...{ code: "ar", name: "العربية", dir: "rtl", locale: "ar" },
  words: { "home.help": "احصل على <b>المساعدة</b>", "words.services": "{count, plural, other {# خدمات}}" },
};
const site = renderSite(aPublication(), none, [...shipped, arabic]);
const page = (path: string): string => site.get(path)?.body ?? "";

test("each shipped language has every word, none too many, with the same values", () => {
  assert.deepEqual(
    shipped.map(({ code }) => code),
    ["en", "cy"],
  );
  const keys = Object.keys(english!.words).toSorted();
  for (const { code, words } of shipped) {
    assert.deepEqual(Object.keys(words).toSorted(), keys, code);
    for (const key of keys) assert.deepEqual(namesIn(words[key]!), namesIn(english!.words[key]!), key);
  }
});

test("the main pages are there in Welsh, with dates, plurals and links of their own", () => {
  assert.match(page("/cy"), /<html lang="cy" dir="ltr"/);
  for (const said of ["Rydym yn delio â hyn nawr.", "29 Tachwedd 2026", "Cael help", "3 gwasanaeth"])
    assert.ok(page("/cy").includes(said), said);
  assert.match(page("/cy"), /href="\/cy\/statements\/2"/);
  assert.match(page("/cy"), /href="\/press"/, "a page that is only in English is linked as it is");
  assert.match(page("/cy/statements/2"), /Dim ond yn Saesneg[^<]*<\/p>\s*<div lang="en-GB" dir="ltr">/);
  assert.ok(site.has("/cy/accessibility"));
  assert.equal(translator(welsh!).say("words.services", { count: 2 }).text, "2 wasanaeth");
});

test("each page leads to itself in the other languages", () => {
  assert.match(page("/statements/2"), /<a [^>]*href="\/cy\/statements\/2" lang="cy"[^>]*>Cymraeg</);
  assert.match(
    page("/cy/statements/2"),
    /hreflang="en-GB" href="https:\/\/updates\.northmere\.example\/statements\/2"/,
  );
});

test("a language that is written from the right falls back to English, marked, and its markup stays text", () => {
  assert.match(page("/ar"), /<html lang="ar" dir="rtl"/);
  assert.match(page("/ar"), /<span lang="en-GB" dir="ltr">What to do<\/span>/);
  assert.match(page("/ar"), /&lt;b&gt;/);
  assert.doesNotMatch(page("/ar"), /<b>/);
});

test("large print is the front page whole, and there in each language", () => {
  assert.match(page("/cy/large-print"), /class="govuk-template site-large"/);
  for (const said of ["Cael help", "Beth i&#39;w wneud", "Call us instead."])
    assert.ok(page("/cy/large-print").includes(said), said);
  assert.match(page("/cy"), /href="\/cy\/large-print"/);
});

test("English alone has no other languages to choose from", () => {
  assert.doesNotMatch(renderSite(aPublication()).get("/")?.body ?? "", /site-languages|hreflang/);
});

test("the data folder adds a language and changes words; what is broken is left out and said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "languages-"));
  const place = join(folder, "languages");
  const warned: string[] = [];
  await mkdir(join(place, "pl"), { recursive: true });
  await mkdir(join(place, "en"), { recursive: true });
  await mkdir(join(place, "cy"), { recursive: true });
  await writeFile(join(place, "languages.yaml"), "- { code: pl, name: Polski, dir: ltr, locale: pl }\n");
  await writeFile(join(place, "pl/home.yaml"), "help: Uzyskaj pomoc\n");
  await writeFile(join(place, "en/home.yaml"), "help: Where to get help\n");
  await writeFile(join(place, "cy/home.yaml"), "help: [not, words\n");
  const read = await readLanguages(folder, (problem) => warned.push(problem));
  await rm(folder, { recursive: true });
  assert.deepEqual(
    read.map(({ code, words }) => [code, words["home.help"]]),
    [
      ["en", "Where to get help"],
      ["cy", "Cael help"],
      ["pl", "Uzyskaj pomoc"],
    ],
  );
  assert.match(warned.join(), /words of cy/);
});

test("a language that is called as a page is addressed is refused, and the others stay", async () => {
  const folder = await mkdtemp(join(tmpdir(), "languages-"));
  const warned: string[] = [];
  await mkdir(join(folder, "languages/api"), { recursive: true });
  await writeFile(
    join(folder, "languages/languages.yaml"),
    "- { code: api, name: Api, dir: ltr, locale: en-GB }\n",
  );
  await writeFile(join(folder, "languages/api/home.yaml"), "help: Help\n");
  const read = await readLanguages(folder, (problem) => warned.push(problem));
  await rm(folder, { recursive: true });
  assert.deepEqual(
    read.map(({ code }) => code),
    ["en", "cy"],
  );
  assert.match(warned.join(), /language api .* is left out: \/api is the address of something else/);
});

test("a message that cannot be used comes in English", () => {
  for (const bad of ["{count, plural", "{other} things"]) {
    const said = translator({ ...arabic, words: { "words.services": bad } }).say("words.services", {
      count: 1,
    });
    assert.deepEqual(said, { text: "1 service", inEnglish: true });
  }
});

function namesIn(message: string): readonly string[] {
  const names = new Set<string>();
  JSON.stringify(parse(message, { ignoreTag: true }), (_key, value) => {
    if (value !== null && typeof value === "object" && [1, 5, 6].includes(value.type)) names.add(value.value);
    return value;
  });
  return [...names].toSorted();
}
