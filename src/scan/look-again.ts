/**
 * Opens once more what a scan kept of some documents. Nothing is scanned, locked or changed, and the folder that was read
 * need not be there any more. Null where nothing is kept, or it does not open.
 */
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import type { PlacedMention } from "../domain/people/mention.ts";
import { newTally } from "./detect/templates.ts";
import { openDisk } from "./journal/disk.ts";
import { formerRun, replayed } from "./journal/former.ts";
import { replayJournal, WrongKey } from "./journal/journal.ts";
import { openCatalogue } from "./run/catalogue.ts";
import type { KeptFile } from "./run/files.ts";
import { findingsOf, survey } from "./run/findings.ts";
import type { Entry } from "./run/order.ts";
import { openReadings } from "./run/readings.ts";
import type { ScanTotals } from "./run/terms.ts";

export type LookedAt = { readonly path: string; readonly mentions: readonly PlacedMention[] };

/** `templates`: also what only the forms of the whole archive tell, for which all of it is read. */
export async function lookAgain(
  { work, key }: { readonly work: string; readonly key: KeyObject },
  paths: ReadonlySet<string>,
  { templates = false } = {},
): Promise<readonly LookedAt[] | null> {
  const disk = await openDisk(join(work, "journal"), "read").catch(unlessGone);
  if (disk === null) return null;
  try {
    const readings = openReadings();
    const former = formerRun<KeptFile, ScanTotals>(readings.replayed);
    const journal = await replayJournal(disk, key, replayed, (...record) => former.take(...record));
    const where = Buffer.alloc(0);
    const entries = [...former.files.values()]
      .map((file): Entry => ({ ...file, where }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    const catalogue = openCatalogue(entries, journal, readings, async () => false);
    const tally = templates ? (await survey(catalogue, readings, journal, () => {})).templates : newTally();
    const looked: LookedAt[] = [];
    for await (const { document, mentions } of findingsOf(catalogue, readings, journal, tally)) {
      if (paths.has(document.path)) looked.push({ path: document.path, mentions });
      if (looked.length === paths.size) break;
    }
    return looked;
  } catch (error) {
    if (error instanceof WrongKey) return null;
    throw error;
  } finally {
    await disk.close();
  }
}

function unlessGone(error: { readonly code?: string }): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
