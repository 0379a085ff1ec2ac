/**
 * Lays the board over what was published: the message that stands above every page, and all of them into feeds, alerts,
 * data and banners. It needs no record and no publication. What it makes is not compressed yet (pack.ts): the words are
 * out first. Between pages others get their turn.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { EmergencyBoard } from "../../../domain/emergency/board.ts";
import type { Publication } from "../../../domain/publication/publication.ts";
import { withEmergencies } from "../../../domain/publication/with-emergencies.ts";
import { speakers } from "../../languages/speakers.ts";
import type { Translator } from "../../languages/translator.ts";
import { languagesIn, wordsPath } from "../../languages/words-file.ts";
import { newsFiles } from "../../out/news-files.ts";
import type { Named } from "../../site/page-spec.ts";
import { tellingsOf } from "../../site/reads.ts";
import { factsPath, renderMessage } from "../../site/render-site.ts";
import { type LoadedFile, type LoadedSite, loadedFile } from "../load-site.ts";
import { inPageBytes, sectionOf } from "./in-page.ts";

/** Others wait no longer than this for their turn, in milliseconds. */
const longestTurn = 8;
const raw = { gzip: undefined, br: undefined };
const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";

/** `files` is the site's own, so that packed forms can take the place of these. */
export type LaidOver = { readonly site: LoadedSite; readonly files: Map<string, LoadedFile> };

export async function layOver(
  published: LoadedSite | undefined,
  { board, name }: { readonly board: EmergencyBoard; readonly name: string },
  now: Date,
): Promise<LaidOver> {
  const files = new Map(published?.files ?? [["/", nothingYet()] as const]);
  const rest = pauses();
  if (board.standing !== null) {
    const { standing } = board;
    const spoken = speakers(() => false);
    const sections = new Map<Translator, Buffer>();
    for (const [path, file] of files) {
      if (!file.contentType.startsWith("text/html")) continue;
      const { words } = spoken(published, path);
      const section = sections.get(words) ?? Buffer.from(sectionOf(standing, words));
      sections.set(words, section);
      files.set(path, loadedFile(inPageBytes(file.body, section), file.contentType, raw));
      await rest();
    }
    const { row: _, ...notice } = standing;
    files.set("/emergency.json", loadedFile(Buffer.from(JSON.stringify(notice)), json, raw));
  }
  for (const [path, { body, contentType }] of await newsOf(published, board, now, rest))
    files.set(path, loadedFile(Buffer.from(body), contentType, raw));
  const version = `${published?.version ?? "none"}+${name}`;
  const notice = board.standing === null ? {} : { notice: board.standing };
  return { site: { ...published, version, files, ...notice }, files };
}

/**
 * None where another Candour published, whose facts are none or others than this one reads: feeds stay as they are until
 * the next publication, and the message is on every page all the same.
 */
async function newsOf(
  published: LoadedSite | undefined,
  board: EmergencyBoard,
  now: Date,
  rest: () => Promise<void>,
): Promise<readonly Named[]> {
  try {
    const facts = factsIn(published);
    if (facts === null) return [];
    const languages = languagesIn(published?.unserved?.get(wordsPath));
    const made: Named[] = [];
    for (const one of newsFiles(tellingsOf(withEmergencies(facts, board, now), languages))) {
      made.push(one);
      await rest();
    }
    return made;
  } catch {
    return [];
  }
}

function factsIn(published: LoadedSite | undefined): Publication | null {
  if (published === undefined) return nobody;
  const body = published.unserved?.get(factsPath);
  return body === undefined ? null : (JSON.parse(body.toString()) as Publication);
}

/** Where nothing was published there are feeds with the message alone. */
const nobody: Publication = {
  ...{ siteName: "Service updates", address: "", updatedAt: new Date(0).toISOString() },
  ...{ authorities: [], services: [], outages: [], maintenance: [] },
  ...{ incidents: [], statements: [], points: [] },
};

function nothingYet(): LoadedFile {
  return loadedFile(Buffer.from(renderMessage({ key: "nothing-yet" })), html, raw);
}

function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestTurn) return;
    await turn();
    since = performance.now();
  };
}
