/** The folder that a mistyped path may have meant: the last step that is there, and the name in it that is spelt nearest. */
import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { slips } from "../../link/compare/similarity.ts";

const mostNames = 10_000;
const mostSlips = 2;

/** Null where nothing is near enough to be named. Looks only beside the first step that is not there. */
export async function nearPath(written: string): Promise<string | null> {
  const wrong = await firstMissing(resolve(written));
  if (wrong === null) return null;
  const wanted = wrong.name.toLowerCase();
  const near = wrong.beside
    .map((name) => ({ name, off: slips(wanted, name.toLowerCase(), mostSlips + 1) }))
    .filter(({ name, off }) => off <= mostSlips && off < name.length / 2)
    .toSorted((a, b) => a.off - b.off)[0];
  return near === undefined ? null : join(wrong.folder, near.name);
}

async function firstMissing(
  path: string,
): Promise<{ readonly folder: string; readonly name: string; readonly beside: readonly string[] } | null> {
  let name = path;
  for (let folder = dirname(path); folder !== name; name = folder, folder = dirname(folder)) {
    const beside = await namesIn(folder);
    if (beside !== null) return { folder, name: name.slice(folder.length).replace(/^[\\/]/, ""), beside };
  }
  return null;
}

async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    const names = await readdir(folder);
    return names.length > mostNames ? [] : names;
  } catch {
    return null;
  }
}
