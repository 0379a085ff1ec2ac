/**
 * The packs of one mailing, numbered from 1 without a gap. Whoever adds the next has read all before it: where another
 * process was faster its number is taken (`link` fails), its pack is read, and what it holds is not written again.
 */
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeOnce } from "../write-once.ts";
import { newIdSet } from "./id-set.ts";
import { type Packed, packOf, referencesOfPack } from "./pack-file.ts";

export type PackSeries = {
  has(reference: string): boolean;
  /** Reads what others have added. */
  catchUp(): Promise<void>;
  /** Which of them were written by this call: the others lay there already. */
  add(messages: readonly Packed[]): Promise<ReadonlySet<string>>;
};

/** A draft this old was left by a process that is gone. */
const oldDraftMs = 3_600_000;

export const packsFolder = "packs";
export const packEnding = ".pack";

/** "U-12.3f9a0b1c-..." belongs to the series "12.3f9a0b1c"; null for what is a file by itself. */
export function seriesOf(reference: string): string | null {
  return /^U-([a-z0-9][a-z0-9.]{0,60})-/.exec(reference)?.[1] ?? null;
}

export function packPath(folder: string, series: string, number: number): string {
  return join(folder, packsFolder, series, `${String(number).padStart(6, "0")}${packEnding}`);
}

export async function openPackSeries(folder: string, series: string): Promise<PackSeries> {
  const known = newIdSet();
  let next = 1;
  const home = dirname(packPath(folder, series, next));
  const made = await mkdir(home, { recursive: true, mode: 0o700 });
  if (made !== undefined) for (const one of [dirname(home), folder]) await forced(one);
  await clearDrafts(home);

  async function catchUp(): Promise<void> {
    const before = next;
    for (;;) {
      const references = await referencesOfPack(packPath(folder, series, next));
      if (references === null) break;
      for (const reference of references) known.add(reference);
      next++;
    }
    // What somebody else has written counts as carried from here on: its name must outlive a power cut.
    if (next > before) await forced(home);
  }
  await catchUp();

  return {
    has: (reference) => known.has(reference),
    catchUp,
    async add(messages) {
      for (;;) {
        await catchUp();
        const fresh = messages.filter(({ reference }) => !known.has(reference));
        if (fresh.length === 0) return new Set();
        if (!(await writeOnce(home, packPath(folder, series, next), packOf(fresh)))) continue;
        await catchUp();
        return new Set(fresh.map(({ reference }) => reference));
      }
    },
  };
}

async function forced(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function clearDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.endsWith(".part")) continue;
    const found = await stat(join(home, name)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > oldDraftMs)
      await rm(join(home, name), { force: true });
  }
}
