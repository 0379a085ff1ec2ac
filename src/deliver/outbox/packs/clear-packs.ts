/** Takes packs away that nobody has added to for long: the addresses in them are not kept for longer than they are needed. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { packsFolder } from "./pack-series.ts";

/** How many series went. */
export async function clearPacks(folder: string, before: Date): Promise<number> {
  const home = join(folder, packsFolder);
  let cleared = 0;
  for (const series of await readdir(home).catch(() => [])) {
    // A folder changes with each pack that is added to it.
    const found = await stat(join(home, series)).catch(() => null);
    if (found === null || found.mtime >= before) continue;
    await rm(join(home, series), { recursive: true, force: true });
    cleared++;
  }
  return cleared;
}
