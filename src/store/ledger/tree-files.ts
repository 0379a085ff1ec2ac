/**
 * The tree in files beside the database (C2SP tlog-tiles), written after commits: whoever changes or cuts the ledger in
 * the database leaves these behind, and anybody can check them without the database. Files that say more than the
 * database are evidence: they are never written over.
 */
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sql } from "postgres";
import { type Checkpoint, checkpointFrom, noteFrom } from "../../domain/ledger/checkpoint.ts";
import { perfectRoot } from "../../domain/ledger/merkle.ts";
import { bundleOf, hashesAt, hashesIn, tilePath, tileWidth, widthOf } from "../../domain/ledger/tiles.ts";
import type { Placed } from "./give-places.ts";

export function ledgerFolder(data: string): string {
  return join(data, "record", "ledger");
}

/** The checkpoint as it was kept, signature and all; undefined where none was. */
export async function keptNote(folder: string): Promise<string | undefined> {
  return await readFile(join(folder, "checkpoint"), "utf8").catch(() => undefined);
}

export async function keptCheckpoint(folder: string): Promise<Checkpoint | undefined> {
  const note = noteFrom((await keptNote(folder)) ?? "");
  return note === null ? undefined : (checkpointFrom(note.text) ?? undefined);
}

/** What the right-hand edge of the tree holds, level by level, and the entries of its last bundle. */
type Edge = {
  size: number;
  readonly hashes: Buffer[][];
  leaves: string[];
  /** Tiles in part that have become whole: the checkpoint on the disk still speaks of them until the next is written. */
  outgrown: string[];
};

export type TreeFiles = { keep(placed: Placed): Promise<void> };

export class FilesAhead extends Error {
  override readonly name = "FilesAhead";
}

export function openTreeFiles(sql: Sql, folder: string): TreeFiles {
  let edge: Edge | null = null;
  return {
    async keep(placed) {
      const { leaves, hashes, from, tree, checkpoint } = placed;
      const known = edge ?? (await edgeOf(sql, folder));
      edge = null;
      if (known.size > from && known.size > tree.size) throw new FilesAhead();
      if (known.size < from) await catchUp(sql, folder, known, from);
      // What another process has kept already is passed over.
      const skip = known.size - from;
      await grow(folder, known, leaves.slice(skip), hashes.slice(skip));
      await writeEdge(folder, known);
      if (checkpoint !== null) {
        await writeWhole(join(folder, "checkpoint"), checkpoint);
        for (const tile of known.outgrown) await rm(join(folder, tile), { recursive: true, force: true });
        known.outgrown = [];
      }
      edge = known;
    },
  };
}

/** Where the files stand, read from them and, for the last entries, from the database. */
async function edgeOf(sql: Sql, folder: string): Promise<Edge> {
  const size = (await keptCheckpoint(folder))?.size ?? 0;
  const [{ reached }] = await sql<[{ readonly reached: number }]>`
    select size::float8 as reached from ledger_tree`;
  if (size > reached) throw new FilesAhead();
  const hashes: Buffer[][] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++)
    hashes.push([...(await edgeHashes(folder, level, size))]);
  const last = await leavesFrom(sql, size - (size % tileWidth), size);
  return { size, hashes, leaves: last.map(({ leaf }) => leaf), outgrown: [] };
}

async function edgeHashes(folder: string, level: number, size: number): Promise<readonly Buffer[]> {
  const tile = Math.floor(hashesAt(level, size) / tileWidth);
  const width = widthOf(level, tile, size);
  if (width === 0) return [];
  // A crash may have left the whole tile in its place already.
  const bytes = await readFile(join(folder, tilePath(level, tile, width))).catch(() =>
    readFile(join(folder, tilePath(level, tile))),
  );
  return hashesIn(bytes).slice(0, width);
}

async function catchUp(sql: Sql, folder: string, edge: Edge, to: number): Promise<void> {
  const step = 20 * tileWidth;
  while (edge.size < to) {
    const rows = await leavesFrom(sql, edge.size, Math.min(to, edge.size + step));
    if (rows.length === 0) throw new Error("Entries of the ledger are missing");
    await grow(
      folder,
      edge,
      rows.map(({ leaf }) => leaf),
      rows.map(({ hash }) => hash),
    );
  }
}

async function leavesFrom(sql: Sql, from: number, to: number) {
  return await sql<{ readonly leaf: string; readonly hash: Buffer }[]>`
    select leaf, hash from ledger_entry where position >= ${from} and position < ${to} order by position`;
}

async function grow(
  folder: string,
  edge: Edge,
  leaves: readonly string[],
  hashes: readonly Buffer[],
): Promise<void> {
  for (const [at, hash] of hashes.entries()) {
    edge.leaves.push(leaves[at]!);
    edge.size++;
    await push(folder, edge, 0, hash);
  }
}

async function push(folder: string, edge: Edge, level: number, hash: Buffer): Promise<void> {
  edge.hashes[level] ??= [];
  const hashes = edge.hashes[level];
  hashes.push(hash);
  if (hashes.length < tileWidth) return;
  const tile = hashesAt(level, edge.size) / tileWidth - 1;
  await writePlain(folder, tilePath(level, tile), Buffer.concat(hashes));
  edge.outgrown.push(`${tilePath(level, tile)}.p`);
  if (level === 0) {
    await writePlain(folder, tilePath("entries", tile), bundleOf(edge.leaves));
    edge.outgrown.push(`${tilePath("entries", tile)}.p`);
    edge.leaves = [];
  }
  edge.hashes[level] = [];
  await push(folder, edge, level + 1, perfectRoot(hashes));
}

async function writeEdge(folder: string, edge: Edge): Promise<void> {
  for (const [level, hashes] of edge.hashes.entries()) {
    if (hashes.length === 0) continue;
    const tile = Math.floor(hashesAt(level, edge.size) / tileWidth);
    await writePlain(folder, tilePath(level, tile, hashes.length), Buffer.concat(hashes));
  }
  if (edge.leaves.length === 0) return;
  const tile = Math.floor(edge.size / tileWidth);
  await writePlain(folder, tilePath("entries", tile, edge.leaves.length), bundleOf(edge.leaves));
}

/** Made again from the database where it is lost: nothing waits for the disk. */
async function writePlain(folder: string, tile: string, bytes: Buffer): Promise<void> {
  const path = join(folder, tile);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Never in place: the checkpoint on the disk may speak of the file as it is, and a kill would leave half of it. And not
  // beside it: half a draft would lie among the tiles.
  const draft = join(folder, `draft.${process.pid}`);
  await writeFile(draft, bytes, { mode: 0o600 });
  await rename(draft, path);
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, "w", 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(draft, path);
}
