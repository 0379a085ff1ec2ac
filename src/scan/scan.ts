/**
 * The scan: reads a holding, file by file and member by member, in guarded child processes, and keeps what it finds
 * sealed, so that it can be stopped at any moment and go on.
 */
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { rootProblem } from "./collect/walk.ts";
import { DiskFull } from "./run/reader.ts";
import { NothingToScan, runScan } from "./run/run.ts";
import type * as terms from "./run/terms.ts";
import { openWork, WorkRefused } from "./run/work.ts";

export type ScanSettings = terms.ScanSettings;
export type ScanProgress = terms.ScanProgress;
export type ScanProblem = terms.ScanProblem;
export type ScanTotals = terms.ScanTotals;
export type ScanRun = terms.ScanRun;

export async function scan(
  settings: ScanSettings,
  workshop: terms.Workshop = {},
): Promise<Outcome<ScanRun, ScanProblem>> {
  const problem = await rootProblem(settings.paths);
  if (problem !== null) return failed(problem);
  try {
    const work = await openWork(settings, workshop);
    try {
      return done(await runScan(settings, workshop, work));
    } finally {
      await work.close();
    }
  } catch (error) {
    return failed(problemOf(error, settings));
  }
}

function problemOf(error: unknown, { work, signal }: ScanSettings): ScanProblem {
  if (error instanceof WorkRefused) return { kind: error.kind, path: work };
  if (error instanceof NothingToScan) return { kind: "nothing-to-scan" };
  if (signal?.aborted) return { kind: "interrupted" };
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof DiskFull || code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return { kind: "disk-full", path: work };
  throw error;
}
