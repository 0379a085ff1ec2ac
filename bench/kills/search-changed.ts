/** Looks for planted values in what has changed on the disk since the last look. Told by file and form, never by value. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { needlesFor, searchBytes } from "../../test/sealed-crash/search.ts";

export type Found = { readonly file: string; readonly form: string };

/** A value may lie across the border of two pieces. */
const overlap = 4096;
const stretch = 1024 * 1024;
const zeros = Buffer.alloc(stretch + overlap);

/** `seen`: files that were looked through before and held nothing, by size and time. */
export async function searchChanged(
  folder: string,
  planted: readonly string[],
  seen: Map<string, string>,
  passOver: (path: string) => boolean = () => false,
): Promise<readonly Found[]> {
  const needles = planted.flatMap(needlesFor);
  const found = new Map<string, Found>();
  for (const file of await filesUnder(folder)) {
    const now = await stateOf(join(folder, file));
    if (passOver(file) || seen.get(file) === now) continue;
    const before = found.size;
    for await (const piece of piecesOf(join(folder, file))) {
      // Much of the database's log is written ahead as zeros.
      if (piece.equals(zeros.subarray(0, piece.length))) continue;
      for (const { form } of searchBytes(piece, needles)) found.set(`${file} ${form}`, { file, form });
    }
    if (found.size === before) seen.set(file, now);
  }
  return [...found.values()];
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found === null ? "gone" : `${found.size} ${found.mtimeMs} ${found.ino}`;
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  let before = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(path, { highWaterMark: stretch })) {
      yield Buffer.concat([before, piece as Buffer]);
      before = Buffer.from((piece as Buffer).subarray(-overlap));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // gone meanwhile
  }
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
