/** A scan's state as a step of progress, in words. */
import type { ScanProgress } from "../../scan/scan.ts";
import type { Step } from "../progress.ts";

export function stepOf(state: ScanProgress): Step {
  const { filesDone, filesKnown, bytesDone, bytesKnown, mentions, unreadable, current } = state;
  if (current === "listing")
    return { done: 0, known: 0, words: `listing the files, ${count(filesKnown)} so far` };
  if (current === "settling") return { done: 1, known: 1, words: "settling what was read" };
  const missed = unreadable > 0 ? `, ${count(unreadable)} unreadable` : "";
  return {
    done: bytesDone + filesDone,
    known: bytesKnown + filesKnown,
    words: `${count(filesDone)} of ${count(filesKnown)} files, ${size(bytesDone)}, ${count(mentions)} values${missed}`,
  };
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}

export function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
