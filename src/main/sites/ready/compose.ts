/**
 * Makes what the public site cannot make itself: posters, the sheet to print, the press pack. What is made of the same
 * words as before is not made again.
 */
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { writePaper } from "../../../deliver/paper/write-paper.ts";
import { writePoster } from "../../../deliver/poster/write-poster.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import { posterWords } from "../../../public/out/poster-words.ts";
import { type Poster, posterPath, posters, pressPack, printSheet } from "../../../public/out/ready.ts";
import type { Site, SiteItem } from "../../../public/site/site-file.ts";
import { packOf, statementPaper } from "./press-pack.ts";
import { sheetOf, writeSheet } from "./print-sheet.ts";

type Made = { readonly key: string; readonly body: Uint8Array };
export type Shelf = Map<string, Made>;

const pdf = "application/pdf";

/** Where the public finds each of them. */
export function readyPaths(publication: Publication): readonly string[] {
  const hung = publication.address === "" ? [] : posters(publication).map(posterPath);
  return [...hung, printSheet, pressPack];
}

/** `shelf` keeps what was made. */
export async function composeReady(publication: Publication, shelf: Shelf): Promise<Site> {
  const files = new Map<string, { readonly body: Uint8Array; readonly contentType: string }>();
  for (const poster of publication.address === "" ? [] : posters(publication)) {
    const paper = posterPaper(publication, poster);
    const path = posterPath(poster);
    files.set(path, { body: await made(shelf, path, paper, () => writePoster(paper)), contentType: pdf });
    // Making one takes a moment: whoever else waits for this process comes in between.
    await setImmediate();
  }
  const sheet = sheetOf(publication);
  const body = await made(shelf, printSheet, sheet, () => writeSheet(publication));
  files.set(printSheet, { body, contentType: pdf });
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

function posterPaper({ authorities, address }: Publication, { authority, name, size, language }: Poster) {
  const own = authorities.find(({ key }) => key === authority);
  const { call, ...words } = posterWords[language];
  const colour = /^#[0-9a-f]{6}$/i.test(own?.colour ?? "") ? own!.colour : "#16324f";
  return {
    ...{ size, language, name, colour, ...words },
    address: `${address}/`,
    shown: address.replace(/^https?:\/\//, ""),
    call: own?.contact.phone ? call(own.contact.phone) : "",
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
