/** The files of a data folder that nothing else could make again, while Candour goes on writing there. */
import { createReadStream } from "node:fs";
import { lstat, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Packing } from "./archive.ts";

export type TakenFiles = { readonly files: number; readonly bytes: number };

const whole = 8 * 1024 * 1024;

/** Messages first written, then found in the record: files are taken after the tables, so none that was sent is lacking. */
export async function takeFiles(
  data: string,
  packing: Packing,
  { work, onFile }: { readonly work: boolean; onFile(taken: TakenFiles): void },
): Promise<TakenFiles> {
  let taken: TakenFiles = { files: 0, bytes: 0 };
  const served = (await readFile(join(data, "site", "current"), "utf8").catch(() => "")).trim();
  const places = [
    "content",
    "evidence",
    "outbox",
    "print",
    "site/current",
    ...(served ? [`site/${served}`] : []),
    ...(work ? ["work"] : []),
  ];
  for (const place of places) {
    for await (const path of filesUnder(data, place)) {
      const bytes = await takeFile(packing, `files/${path}`, join(data, path));
      if (bytes === null) continue;
      taken = { files: taken.files + 1, bytes: taken.bytes + bytes };
      onFile(taken);
    }
  }
  return taken;
}

/** Drafts that are about to get their name are not taken, and links lead out of the folder. */
async function* filesUnder(data: string, path: string): AsyncGenerator<string> {
  const found = await lstat(join(data, path)).catch(() => null);
  if (found?.isFile() === true && !path.endsWith(".part")) yield path;
  if (found?.isDirectory() !== true) return;
  for (const name of (await readdir(join(data, path)).catch(() => [])).sort())
    yield* filesUnder(data, `${path}/${name}`);
}

/** Null where it is gone meanwhile. */
async function takeFile(packing: Packing, name: string, path: string): Promise<number | null> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    if (size > whole)
      await packing.addStream(
        name,
        size,
        createReadStream(path, { fd: file, end: size - 1, autoClose: false }),
      );
    else await packing.add(name, await file.readFile());
    return size;
  } finally {
    await file.close();
  }
}
