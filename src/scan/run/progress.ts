/** How far a scan has come, told at most ten times a second. */
import type { Entry } from "./order.ts";
import type { Task } from "./reader.ts";
import type { Readings } from "./readings.ts";
import type { ScanProgress, ScanSettings } from "./terms.ts";

export type Meter = ReturnType<typeof startMeter>;

export function startMeter(onProgress: ScanSettings["onProgress"], readings: Readings) {
  let known = { files: 0, bytes: 0 };
  let gone = { files: 0, bytes: 0, members: 0 };
  let unreadable = 0;
  let current: ScanProgress["current"] = "listing";
  let told = 0;

  function tell(always = false): void {
    const now = performance.now();
    if (onProgress === undefined || (!always && now - told < 100)) return;
    told = now;
    onProgress({
      filesDone: gone.files,
      filesKnown: known.files,
      bytesDone: gone.bytes,
      bytesKnown: known.bytes,
      membersDone: gone.members,
      mentions: readings.mentions,
      unreadable: unreadable + readings.unreadable,
      current,
    });
  }

  return {
    fileKnown(bytes: number): void {
      known = { files: known.files + 1, bytes: known.bytes + bytes };
      tell();
    },
    fileDone(entry: Entry): void {
      gone = { ...gone, files: gone.files + 1, bytes: gone.bytes + entry.bytes };
      if (entry.unread !== null) unreadable++;
      tell();
    },
    read(task: Task): void {
      if (task.origin.kind === "spool") gone = { ...gone, members: gone.members + 1 };
      tell();
    },
    enter(phase: ScanProgress["current"]): void {
      current = phase;
      tell(true);
    },
  };
}
