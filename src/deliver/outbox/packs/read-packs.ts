/** What lies packed in an outbox folder, pack by pack: never a million messages in memory. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { messagesOfPack, type Packed, referencesOfPack } from "./pack-file.ts";
import { packEnding, packsFolder, seriesOf } from "./pack-series.ts";

export async function countPacked(folder: string): Promise<number> {
  let count = 0;
  for await (const path of packsIn(folder)) count += (await referencesOfPack(path))?.length ?? 0;
  return count;
}

export async function* packedIn(folder: string): AsyncGenerator<readonly Packed[]> {
  for await (const path of packsIn(folder)) yield (await messagesOfPack(path)) ?? [];
}

/** Null where it lies in no pack. */
export async function packedMessage(folder: string, reference: string): Promise<Buffer | null> {
  const series = seriesOf(reference);
  if (series === null) return null;
  for await (const path of packsOf(join(folder, packsFolder, series))) {
    const [found] = (await messagesOfPack(path, (one) => one === reference)) ?? [];
    if (found !== undefined) return found.sealed;
  }
  return null;
}

async function* packsIn(folder: string): AsyncGenerator<string> {
  const home = join(folder, packsFolder);
  for (const series of (await readdir(home).catch(() => [])).sort()) yield* packsOf(join(home, series));
}

async function* packsOf(series: string): AsyncGenerator<string> {
  for (const name of (await readdir(series).catch(() => [])).sort())
    if (name.endsWith(packEnding)) yield join(series, name);
}
