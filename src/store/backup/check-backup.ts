/** Proves a backup by restoring it into a scratch folder with a database of its own; of the files only that all are there. */
import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { openRecord } from "../open-record.ts";
import { Stopped } from "./backup-problem.ts";
import { loadBackup } from "./load-backup.ts";
import { clearAway } from "./passing-folder.ts";

export type CheckSettings = {
  readonly data: string;
  readonly file: string;
  readonly root: KeyObject;
  readonly onBytes: (read: number) => void;
};

/** Inside the data folder, whose disk is the one that is meant for this. Values stay sealed, and messages are not unpacked. */
export function scratchIn(data: string): string {
  return join(data, "scratch");
}

export async function checkBackup({ data, file, root, onBytes }: CheckSettings): Promise<void> {
  const scratch = scratchIn(data);
  await clearAway(scratch);
  try {
    const opened = await openRecord({ data: scratch, durable: false, migrates: false });
    if (!opened.ok) throw new Stopped({ kind: "record", problem: opened.problem });
    try {
      await loadBackup(opened.value.sql, { file, root, onFile: readThrough, onBytes }, async () => {});
    } finally {
      await opened.value.close();
    }
  } finally {
    await clearAway(scratch);
  }
}

async function readThrough(_: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _piece of pieces);
}
