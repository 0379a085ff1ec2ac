/**
 * Puts the facts that may be published where the public site's process reads them: rendered whole, then switched to.
 * Posters, the sheet and the press pack come after, in a version of their own: no page waits for paper.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../domain/languages/language.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import { currentVersion } from "../../public/serve/load-site.ts";
import { publicationOf, siteNameOf } from "../../public/site/publication-of.ts";
import { renderSite } from "../../public/site/render-site.ts";
import type { Site } from "../../public/site/site-file.ts";
import { type WriteProblem, writeSite } from "../../public/site/write-site.ts";
import type { PublicFacts } from "../../respond/publish/gather-facts.ts";
import { readLanguages } from "../content/read-languages.ts";
import { composeReady, readyPaths, type Shelf } from "./ready/compose.ts";

/** Publications that follow one another quickly are put on paper once. */
const pause = 250;

/**
 * `address`: where the public reaches the site, for the feeds' own links; from CANDOUR_PUBLIC_URL. `practice`: alerts
 * say that nothing has happened. `content`: the folder of words that staff edit; without it the pages are in English.
 */
export async function putOut(
  facts: PublicFacts,
  folder: string,
  address: string,
  practice = false,
  content: string | null = null,
): Promise<Outcome<unknown, WriteProblem>> {
  const publication = publicationOf(facts, { siteName: siteNameOf(facts), address, practice });
  const languages = content === null ? [] : await readLanguages(content);
  const outcome = await inTurn(folder, async () => {
    const before = await earlier(folder, readyPaths(publication, languages));
    return await writeSite(folder, whole(publication, before, languages));
  });
  if (outcome.ok) setTimeout(() => void finish(publication, folder, outcome.value, languages), pause).unref();
  return outcome;
}

function whole(publication: Publication, ready: Site, languages: readonly Language[]): Site {
  return new Map([...renderSite(publication, new Set(ready.keys()), languages), ...ready]);
}

/** What hangs already stays up until its next edition is made. */
async function earlier(folder: string, paths: readonly string[]): Promise<Site> {
  const version = await currentVersion(folder);
  const files = await Promise.all(
    paths.map(async (path) => {
      const body = await readFile(join(folder, version ?? "", path.slice(1))).catch(() => null);
      const contentType = path.endsWith(".zip") ? "application/zip" : "application/pdf";
      return body === null ? [] : ([[path, { body, contentType }]] as const);
    }),
  );
  return new Map(version === undefined ? [] : files.flat());
}

const shelf: Shelf = new Map();

/** The pages again, with what belongs to them on paper, unless something newer has been put out meanwhile. */
async function finish(
  publication: Publication,
  folder: string,
  version: string,
  languages: readonly Language[],
): Promise<void> {
  try {
    if ((await currentVersion(folder)) !== version) return;
    const ready = await composeReady(publication, shelf, languages);
    await inTurn(folder, async () => {
      if ((await currentVersion(folder)) === version)
        await writeSite(folder, whole(publication, ready, languages));
    });
  } catch (error) {
    // The pages are out; paper that cannot be made takes nothing away from them.
    process.emitWarning(`Posters and the press pack could not be made (${(error as Error).name}).`);
  }
}

const turns = new Map<string, Promise<unknown>>();

function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(folder) ?? Promise.resolve()).then(work, work);
  turns.set(folder, turn);
  return turn;
}
