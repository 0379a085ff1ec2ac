/**
 * Makes what the public site cannot make itself: posters, the sheet to print, the press pack. What is made of the same
 * words as before is not made again.
 */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { writePaper } from "../../../deliver/paper/write-paper.ts";
import type { PosterPaper } from "../../../deliver/poster/poster.ts";
import { writePoster } from "../../../deliver/poster/write-poster.ts";
import type { Language } from "../../../domain/languages/language.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import { inLanguage, type Translator, type Values } from "../../../public/languages/translator.ts";
import { type Poster, posterPath, posters, pressPack, sheetPath } from "../../../public/out/ready.ts";
import { tellingsOf } from "../../../public/site/reads.ts";
import type { Site, SiteItem } from "../../../public/site/site-file.ts";
import { isOnPaper } from "./paper-languages.ts";
import { packOf, statementPaper } from "./press-pack.ts";
import { sheetOf, writeSheet } from "./print-sheet.ts";

type Made = { readonly key: string; readonly body: Uint8Array };
export type Shelf = Map<string, Made>;

const pdf = "application/pdf";

/** Where the public finds each of them. */
export function readyPaths(publication: Publication, languages: readonly Language[] = []): readonly string[] {
  const codes = tellingsOf(publication, languages).map(({ words }) => words.language.code);
  const hung = publication.address === "" ? [] : posters(publication, codes).map(posterPath);
  return [...hung, ...codes.map(sheetPath), pressPack];
}

/** `shelf` keeps what was made. */
export async function composeReady(
  publication: Publication,
  shelf: Shelf,
  languages: readonly Language[] = [],
): Promise<Site> {
  const files = new Map<string, { readonly body: Uint8Array; readonly contentType: string }>();
  const tellings = tellingsOf(publication, languages);
  for (const { words } of publication.address === "" ? [] : tellings) {
    if (!isOnPaper(words.language, "poster")) continue;
    for (const poster of posters(publication, [words.language.code])) {
      const paper = posterPaper(publication, poster, words);
      const path = posterPath(poster);
      files.set(path, { body: await made(shelf, path, paper, () => writePoster(paper)), contentType: pdf });
      // Making one takes a moment: whoever else waits for this process comes in between.
      await setImmediate();
    }
  }
  for (const telling of tellings) {
    if (!isOnPaper(telling.words.language, "print")) continue;
    const path = sheetPath(telling.words.language.code);
    const body = await made(shelf, path, sheetOf(telling), () => writeSheet(telling));
    files.set(path, { body, contentType: pdf });
    await setImmediate();
  }
  const papers = await statementPapers(publication, shelf);
  const pack = await packOf(publication, new Map<string, SiteItem>([...papers, ...files]));
  files.set(pressPack, { body: pack, contentType: "application/zip" });
  return files;
}

async function statementPapers(publication: Publication, shelf: Shelf): Promise<Site> {
  const files = new Map<string, { readonly body: Uint8Array; readonly contentType: string }>();
  for (const statement of publication.statements) {
    const path = `/statements/${String(statement.number).padStart(3, "0")}.pdf`;
    const paper = statementPaper(publication, statement);
    files.set(path, { body: await made(shelf, path, paper, () => writePaper(paper)), contentType: pdf });
    await setImmediate();
  }
  return files;
}

function posterPaper({ authorities, address }: Publication, poster: Poster, words: Translator): PosterPaper {
  const { authority, name, size, language } = poster;
  const own = authorities.find(({ key }) => key === authority);
  const colour = /^#[0-9a-f]{6}$/i.test(own?.colour ?? "") ? own!.colour : "#16324f";
  const say = (key: string, values?: Values) => words.say(`poster.${key}`, values).text;
  const front = address + inLanguage(language, "/");
  return {
    ...{ size, lang: words.language.locale, name, colour },
    ...{ title: say("title"), sentence: say("sentence"), scan: say("scan"), type: say("type") },
    address: front,
    shown: front.replace(/^https?:\/\//, "").replace(/\/$/, ""),
    call: own?.contact.phone ? say("call", { phone: own.contact.phone }) : "",
  };
}

async function made(
  shelf: Shelf,
  path: string,
  words: object,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const key = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  const kept = shelf.get(path);
  if (kept?.key === key) return kept.body;
  const body = await make();
  shelf.set(path, { key, body });
  return body;
}
