/**
 * Folders that exist only for as long as something is being made: the scratch folder of a check, the folder of a restore
 * before it gets its name. What a killed process left behind is cleared away, with the database wherever that lies.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockHolder } from "../embedded/lock.ts";
import { clusterOf } from "../embedded/place.ts";
import { stopOrphan } from "../embedded/postmaster.ts";

/** Tries, a tenth of a second apart. */
const patience = 100;

/** False where a living process works in it. */
export async function clearAway(folder: string): Promise<boolean> {
  const own = join(folder, "record");
  if (existsSync(own)) {
    const cluster = clusterOf(own);
    if (lockHolder(join(dirname(cluster), "lock.json")) !== undefined) return false;
    await stopOrphan(cluster, () => {});
    const home = homeElsewhere(own);
    if (home !== undefined) await removeAll(home);
  }
  await removeAll(folder);
  return true;
}

/** What makes the database outlives its Candour by a moment, and takes its own files away at the same time as we do. */
async function removeAll(folder: string): Promise<void> {
  for (let attempt = 1; existsSync(folder); attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
    }
    if (attempt > patience) throw new Error(`${folder} cannot be cleared away`);
    if (existsSync(folder)) await sleep(100);
  }
}

function homeElsewhere(own: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(own, "place.json"), "utf8")) as { readonly home: string }).home;
  } catch {
    return undefined;
  }
}

/** A name is on disk when its folder is. Windows cannot open a folder, and has no need to. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
