/** Changes one thing in a folder of files as somebody who tampers would: a bit, a file gone, two exchanged, an end cut off. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Chance } from "../../exercise/chance.ts";

export const kinds = ["bit", "removal", "swap", "truncation"] as const;
export type Kind = (typeof kinds)[number];

export type Tampered = { readonly what: string; undo(): void };

/** `isTarget`: of a path in the folder, whether it is part of what is checked. */
export function tamperFile(
  folder: string,
  kind: Kind,
  chance: Chance,
  isTarget: (path: string) => boolean,
): Tampered {
  const files = filesIn(folder).filter((path) => isTarget(path) && statSync(join(folder, path)).size > 0);
  const path = files[chance.below(files.length)]!;
  const file = join(folder, path);
  const before = readFileSync(file);
  if (kind === "removal") {
    rmSync(file);
    return { what: `${path} removed`, undo: () => writeFileSync(file, before) };
  }
  if (kind === "swap") {
    const others = files.filter((one) => one !== path && !readFileSync(join(folder, one)).equals(before));
    const other = others[chance.below(others.length)]!;
    const exchange = (): void => {
      renameSync(file, `${file}.held`);
      renameSync(join(folder, other), file);
      renameSync(`${file}.held`, join(folder, other));
    };
    exchange();
    return { what: `${path} and ${other} exchanged`, undo: exchange };
  }
  const undo = (): void => writeFileSync(file, before);
  if (kind === "truncation") {
    const length = chance.below(before.length);
    writeFileSync(file, before.subarray(0, length));
    return { what: `${path} cut from ${before.length} to ${length} bytes`, undo };
  }
  const [at, bit] = [chance.below(before.length), chance.below(8)];
  const changed = Buffer.from(before);
  changed[at]! ^= 1 << bit;
  writeFileSync(file, changed);
  return { what: `bit ${bit} of byte ${at} of ${path}`, undo };
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .sort();
}
