/** The work folder of a scan: locked, its journal opened, what a former run left in it taken over or cleared away. */
import { createHash } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openDisk } from "../journal/disk.ts";
import { formerRun, newSpoolKey, replayed, type Start, samePaths } from "../journal/former.ts";
import { type Journal, openJournal, WrongKey } from "../journal/journal.ts";
import { type Lock, lockFolder } from "../journal/lock.ts";
import * as limits from "../pool/limits.ts";
import type { KeptFile } from "./files.ts";
import { openReadings, type Readings } from "./readings.ts";
import type { ScanSettings, ScanTotals, Workshop } from "./terms.ts";

/** Raised by hand whenever a reader or a detector changes what it finds: readings of before are then read again. */
export const stageVersion = 4;

export class WorkRefused extends Error {
  readonly kind: "work-in-use" | "work-exists" | "work-not-writable" | "wrong-key";

  constructor(kind: WorkRefused["kind"]) {
    super(kind);
    this.kind = kind;
  }
}

export type Work = {
  readonly journal: Journal;
  readonly readings: Readings;
  readonly start: Start;
  readonly files: ReadonlyMap<string, KeptFile>;
  /** The totals of the former run where it ended and asked the same. */
  readonly end: ScanTotals | null;
  readonly spool: string;
  /** Spool files of the former run. */
  readonly strays: Set<string>;
  readonly journalFile: string;
  close(): Promise<void>;
};

export async function openWork(settings: ScanSettings, workshop: Workshop): Promise<Work> {
  const spool = join(settings.work, "spool");
  try {
    await mkdir(spool, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(settings.work);
    if (lock === null) throw new WorkRefused("work-in-use");
    try {
      return await openLocked(settings, workshop, spool, lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].includes(code)
      ? new WorkRefused("work-not-writable")
      : error;
  }
}

async function openLocked(
  settings: ScanSettings,
  workshop: Workshop,
  spool: string,
  lock: Lock,
): Promise<Work> {
  const wanted: Start = {
    version: versionFor(settings),
    paths: settings.paths.map((path) => resolve(path)),
    spoolKey: newSpoolKey(),
  };
  const journalFile = join(settings.work, "journal");
  let opened = await openKept(journalFile, settings, workshop);
  const { start } = opened.former;
  if (start !== null && !settings.resume && opened.former.end === null) {
    await opened.journal.close();
    throw new WorkRefused("work-exists");
  }
  if (start !== null && (!settings.resume || start.version !== wanted.version)) {
    await opened.journal.close();
    await rm(journalFile, { force: true });
    await rm(spool, { recursive: true, force: true });
    await mkdir(spool, { mode: 0o700 });
    opened = await openKept(journalFile, settings, workshop);
  }
  const { journal, readings, former } = opened;
  const same = former.start !== null && samePaths(former.start.paths, wanted.paths);
  // One spool key for the life of a journal: members of a former run must still open.
  const now = former.start === null ? wanted : { ...wanted, spoolKey: former.start.spoolKey };
  if (!same) await journal.append("start", JSON.stringify(now));
  return {
    journal,
    readings,
    start: now,
    files: same ? former.files : new Map(),
    end: same ? former.end : null,
    spool,
    strays: new Set(await readdir(spool)),
    journalFile,
    async close() {
      await journal.sync().catch(() => {});
      await journal.close();
      await lock.release();
    },
  };
}

async function openKept(file: string, { key, resume }: ScanSettings, { disk: replace }: Workshop) {
  const disk = await openDisk(file, "write");
  const readings = openReadings();
  const former = formerRun<KeptFile, ScanTotals>(readings.replayed);
  try {
    const journal = await openJournal(replace?.(disk) ?? disk, key, replayed, (...record) =>
      former.take(...record),
    );
    return { journal, readings, former };
  } catch (error) {
    await disk.close();
    if (error instanceof WrongKey) throw new WorkRefused(resume ? "wrong-key" : "work-exists");
    throw error;
  }
}

/** Everything that decides what a reading says. */
function versionFor({ ocr }: ScanSettings): string {
  const { deepest, mostMembers, mostHeld, mostData, mostHeap, usualPace } = limits;
  const matters = JSON.stringify({ ocr, deepest, mostMembers, mostHeld, mostData, mostHeap, usualPace });
  return `${stageVersion}-${createHash("sha256").update(matters).digest("hex").slice(0, 16)}`;
}
