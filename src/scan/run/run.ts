/** One run of a scan from the listing of files to the settled findings. */
import { createSecretKey } from "node:crypto";
import { rm } from "node:fs/promises";
import type { DocumentFindings } from "../../domain/documents/document.ts";
import { openDisk } from "../journal/disk.ts";
import { readJournal } from "../journal/journal.ts";
import { usualPace } from "../pool/limits.ts";
import { type Pool, startPool } from "../pool/pool.ts";
import { openCatalogue } from "./catalogue.ts";
import { type FileKeeper, hashFiles, keepFiles, listFiles } from "./files.ts";
import { findingsOf, type Survey, survey } from "./findings.ts";
import type { Entry } from "./order.ts";
import { type Meter, startMeter } from "./progress.ts";
import { startReader, type Task } from "./reader.ts";
import { startRecovery } from "./recover.ts";
import type { ScanRun, ScanSettings, ScanTotals, Workshop } from "./terms.ts";
import type { Work } from "./work.ts";

export class NothingToScan extends Error {}

export async function runScan(settings: ScanSettings, workshop: Workshop, work: Work): Promise<ScanRun> {
  if (work.end !== null) return formerScan(work, work.end, settings);
  const started = performance.now();
  const meter = startMeter(settings.onProgress, work.readings);
  const { signal } = settings;
  const entries = await listFiles(settings.paths, settings.work, signal, meter.fileKnown);
  if (entries.length === 0) throw new NothingToScan();
  const spool = { folder: work.spool, key: createSecretKey(Buffer.from(work.start.spoolKey, "base64")) };
  const launch = {
    child: new URL("../pool/child.ts", import.meta.url),
    readers: workshop.readers ?? new URL("../pool/readers.ts", import.meta.url),
    ocr: settings.ocr,
  };
  const pool = startPool({ launch, spool, pace: workshop.pace ?? usualPace });
  const syncing = setInterval(() => void work.journal.sync().catch(() => {}), 1000);
  try {
    const surveyed = await readAll(settings, work, entries, pool, meter);
    const totals = { ...surveyed.counts, ms: Math.round(performance.now() - started) };
    await work.journal.append("complete", JSON.stringify(totals));
    await work.journal.sync();
    await rm(work.spool, { recursive: true, force: true });
    meter.enter("done");
    return { totals, findings: () => findingsFrom(settings, work, entries, surveyed) };
  } finally {
    clearInterval(syncing);
    await pool.end();
  }
}

async function readAll(
  { signal, workers }: ScanSettings,
  work: Work,
  entries: readonly Entry[],
  pool: Pool,
  meter: Meter,
): Promise<Survey> {
  const { journal, readings, spool, strays } = work;
  const keeper = keepFiles(journal);
  const reader = startReader({ pool, journal, readings, spool, strays, workers, onRead: meter.read });
  const stop = () => {
    reader.stop(signal?.reason);
    void pool.end();
  };
  signal?.addEventListener("abort", stop, { once: true });
  try {
    meter.enter("reading");
    for await (const entry of hashFiles(entries, work.files, keeper, signal)) {
      await reader.room();
      meter.fileDone(entry);
      if (entry.sha256 !== null) await reader.offer(taskOf(entry, entry.sha256, keeper));
    }
    await reader.idle();
    for (const stray of strays) await reader.drop(stray);
    meter.enter("settling");
    const lose = (entry: Entry) => (unread: NonNullable<Entry["unread"]>) => keeper.lose(entry, unread);
    const recover = startRecovery(pool, reader, lose);
    const surveyed = await survey(openCatalogue(entries, journal, readings, recover), readings, journal, () =>
      signal?.throwIfAborted(),
    );
    await keeper.flush();
    return surveyed;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function taskOf(entry: Entry, sha256: string, keeper: FileKeeper): Task {
  const { path, bytes, where, stamp } = entry;
  return {
    sha256,
    path,
    bytes,
    origin: { kind: "file", path: where.toString("base64"), stamp },
    depth: 0,
    family: { bytes, unpacked: 0, members: 0 },
    unreadable: (unread) => keeper.lose(entry, unread),
  };
}

/** A run that ended before: nothing is read again, not even the folder. */
function formerScan(work: Work, totals: ScanTotals, settings: ScanSettings): ScanRun {
  const where = Buffer.alloc(0);
  const entries = [...work.files.values()]
    .map((file): Entry => ({ ...file, where }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { totals, findings: () => findingsFrom(settings, work, entries, null) };
}

/** Reads the journal by itself, so that the run need not stay open. */
async function* findingsFrom(
  { key }: ScanSettings,
  { journalFile, readings }: Work,
  entries: readonly Entry[],
  surveyed: Survey | null,
): AsyncGenerator<DocumentFindings> {
  const journal = readJournal(await openDisk(journalFile, "read"), key);
  try {
    const catalogue = openCatalogue(entries, journal, readings, async () => false);
    const { templates } = surveyed ?? (await survey(catalogue, readings, journal, () => {}));
    yield* findingsOf(catalogue, readings, journal, templates);
  } finally {
    await journal.close();
  }
}
