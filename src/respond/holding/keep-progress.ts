/** Keeps how far a review is, so that the page shows it live: twice a second at most, one write at a time. */
import type { HoldingProgress, HoldingState } from "../../domain/documents/holding.ts";
import { noProgress } from "./load-holding.ts";

export type ProgressKeeper = {
  /** Takes note of progress; may be called for every file. */
  read(progress: HoldingProgress): void;
  /** Writes the latest word together with the state that the review now enters. */
  settle(state: HoldingState): Promise<HoldingProgress>;
};

const everyMs = 500;

export function keepProgress(
  save: (state: HoldingState, progress: HoldingProgress) => Promise<void>,
): ProgressKeeper {
  let latest: HoldingProgress = noProgress;
  let writing: Promise<void> | null = null;
  let writtenAt = -everyMs;

  const write = (state: HoldingState): Promise<void> => {
    writtenAt = performance.now();
    // Progress is for the eye alone: that it could not be written is no reason to stop reading.
    writing = save(state, latest)
      .catch(() => {})
      .finally(() => {
        writing = null;
      });
    return writing;
  };

  return {
    read({ filesDone, filesKnown, bytesDone, mentions, unreadable }) {
      latest = { filesDone, filesKnown, bytesDone, mentions, unreadable };
      if (writing === null && performance.now() - writtenAt >= everyMs) void write("reading");
    },
    async settle(state) {
      await writing;
      await write(state);
      return latest;
    },
  };
}
