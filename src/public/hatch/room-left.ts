/**
 * How much more the hatch may take: so many submissions and so many bytes wait at the most, and the disk keeps a rest for
 * the record. Counted from the folder now and then, and in between from what is written here.
 */
import { readdir, statfs } from "node:fs/promises";
import { waitingFiles } from "../../domain/hatch/packing.ts";

export type HatchCaps = {
  readonly submissions: number;
  readonly bytes: number;
  /** What must stay free on the disk. */
  readonly leaveFree: number;
};

export const usualCaps: HatchCaps = {
  submissions: 20_000,
  bytes: 2 * 1024 ** 3,
  leaveFree: 256 * 1024 ** 2,
};

export type RoomLeft = {
  /** Takes room for so many bytes, or says that there is none. Given back where nothing came of it. */
  take(bytes: number): Promise<boolean>;
  giveBack(bytes: number): void;
};

const countEveryMs = 1000;

export function roomLeft(folder: string, caps: HatchCaps): RoomLeft {
  let counted = { at: Number.NEGATIVE_INFINITY, submissions: 0, bytes: 0, free: Number.POSITIVE_INFINITY };
  let counting: Promise<void> | null = null;

  async function count(): Promise<void> {
    const files = waitingFiles(await readdir(folder).catch(() => []));
    const free = await statfs(folder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => Number.POSITIVE_INFINITY,
    );
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    counted = { at: performance.now(), submissions: files.length, bytes, free };
  }

  return {
    async take(bytes) {
      if (performance.now() - counted.at > countEveryMs) {
        counting ??= count().finally(() => {
          counting = null;
        });
        await counting;
      }
      const { submissions, bytes: waiting, free } = counted;
      if (submissions + 1 > caps.submissions || waiting + bytes > caps.bytes) return false;
      if (free - bytes < caps.leaveFree) return false;
      counted = { ...counted, submissions: submissions + 1, bytes: waiting + bytes, free: free - bytes };
      return true;
    },
    giveBack(bytes) {
      const { submissions, bytes: waiting, free } = counted;
      counted = { ...counted, submissions: submissions - 1, bytes: waiting - bytes, free: free + bytes };
    },
  };
}
