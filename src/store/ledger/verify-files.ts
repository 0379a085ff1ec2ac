/**
 * Holds the files beside the record to its entries: every tile and bundle that the kept checkpoint speaks of, and the
 * narrower ones from before that still lie there. What differs is kept in mind: the signed root says who is wrong.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { perfectRoot } from "../../domain/ledger/merkle.ts";
import type { LedgerProblem } from "../../domain/ledger/problem.ts";
import { bundleOf, hashesAt, hashesIn, tilePath, tileWidth, widthOf } from "../../domain/ledger/tiles.ts";

/** `note`: the checkpoint as it lay there, and of how many entries it speaks. */
export type KeptFiles = { readonly folder: string; readonly size: number; readonly note: string };

/** Entries as the database has them, checked against their hashes. `root`: of a whole tile. */
export type Tile = {
  readonly leaves: readonly string[];
  readonly bundle: Buffer;
  readonly hashes: readonly Buffer[];
  readonly joined: Buffer;
  readonly root: Buffer | null;
};

/** Finds the first that is wrong; `suspect`: the entry that files and database tell apart. */
export type FileCheck = {
  /** Begins to read the files of so many tiles, which are asked for next. */
  expect(index: number, count: number): void;
  tile(index: number, tile: Tile): Promise<void>;
  end(): Promise<LedgerProblem | null>;
  suspect(): LedgerProblem | null;
};

export function checkFiles({ folder, size, note }: KeptFiles): FileCheck {
  let suspect: LedgerProblem | null = null;
  let wrong: LedgerProblem | null = null;
  let roots: Buffer[] = [];
  const ahead = new Map<string, Promise<Buffer | null>>();

  async function read(path: string): Promise<Buffer | null> {
    const reading = ahead.get(path);
    ahead.delete(path);
    return await (reading ?? readFile(join(folder, path)).catch(() => null));
  }

  async function hold(
    level: number | "entries",
    index: number,
    made: (width: number) => Buffer,
    already?: Buffer | null,
  ): Promise<void> {
    const width = widthOf(level === "entries" ? 0 : level, index, size);
    if (width === 0 || wrong !== null) return;
    const path = tilePath(level, index, width);
    const found = already === undefined ? await read(path) : already;
    if (!(await isAs(found, made(width), tilePath(level, index)))) wrong = { kind: "file", path };
    if (width === tileWidth) return;
    for (const name of await readdir(join(folder, `${tilePath(level, index)}.p`)).catch(() => [])) {
      // Another name is no tile: a write that was cut short left it.
      const earlier = /^\d{1,3}$/.test(name) ? Number(name) : width;
      const path = tilePath(level, index, earlier);
      if (earlier < width && !(await isAs(await read(path), made(earlier), path)))
        wrong ??= { kind: "file", path };
    }
  }

  async function isAs(found: Buffer | null, expected: Buffer, whole: string): Promise<boolean> {
    if (found !== null) return found.equals(expected);
    // The whole tile takes the place of narrower ones before its checkpoint is written.
    const grown = await read(whole);
    if (grown?.subarray(0, expected.length).equals(expected)) return true;
    // A Candour that runs goes on meanwhile: then its checkpoint is a later one.
    return (await readFile(join(folder, "checkpoint"), "utf8").catch(() => "")) !== note;
  }

  return {
    expect(from, count) {
      ahead.clear();
      for (let index = from; index < from + count; index++) {
        const width = widthOf(0, index, size);
        if (width === 0) return;
        for (const level of [0, "entries"] as const) {
          const path = tilePath(level, index, width);
          ahead.set(
            path,
            readFile(join(folder, path)).catch(() => null),
          );
        }
      }
    },

    async tile(index, { leaves, bundle, hashes, joined, root }) {
      const width = widthOf(0, index, size);
      if (width === 0 || hashes.length < width) return;
      const bytes = await read(tilePath(0, index, width));
      const all = hashes.length;
      const same = width === all && bytes !== null && bytes.equals(joined);
      const kept = same ? [] : hashesIn(bytes ?? Buffer.alloc(0));
      const at = kept.findIndex((hash, at) => at < width && !hash.equals(hashes[at]!));
      if (at >= 0) {
        // A sound entry in another's place, or one that was made anew together with its hash.
        const moved = kept.some((other) => other.equals(hashes[at]!));
        suspect ??= { kind: moved ? "out-of-order" : "changed", sequence: index * tileWidth + at + 1 };
      }
      await hold(0, index, (count) => joined.subarray(0, 32 * count), bytes);
      await hold("entries", index, (count) => (count === all ? bundle : bundleOf(leaves.slice(0, count))));
      if (width === tileWidth && root !== null) roots.push(root);
    },

    async end() {
      for (let level = 1; hashesAt(level, size) > 0; level++) {
        const upper: Buffer[] = [];
        for (let index = 0; widthOf(level, index, size) > 0; index++) {
          const tile = roots.slice(index * tileWidth, (index + 1) * tileWidth);
          await hold(level, index, (count) => Buffer.concat(tile.slice(0, count)));
          if (tile.length === tileWidth) upper.push(perfectRoot(tile));
        }
        roots = upper;
      }
      return wrong;
    },

    suspect: () => suspect,
  };
}
