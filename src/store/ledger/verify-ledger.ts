/**
 * Checks the whole ledger: every entry against its hash, its place and the files beside the database, the tree against
 * every head that is remembered anywhere. What differs is named as exactly as what is remembered allows.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql, TransactionSql } from "postgres";
import {
  emptyTree,
  extended,
  headOf,
  leafHash,
  type Tree,
  type TreeHead,
} from "../../domain/ledger/merkle.ts";
import type { LedgerProblem } from "../../domain/ledger/problem.ts";
import { hashesIn, tilePath, tileWidth, widthOf } from "../../domain/ledger/tiles.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";

/** A head that somebody keeps, and who that is, for the sentence. */
export type Remembered = TreeHead & { readonly by: string };

export type VerifySettings = {
  readonly remembered: readonly Remembered[];
  /** The tree in files, and how many entries they speak of. */
  readonly files?: { readonly folder: string; readonly size: number } | undefined;
};

/** Tiles read at once. */
const step = 16;

export async function verifyLedger(
  sql: Sql,
  settings: VerifySettings,
): Promise<Outcome<TreeHead, LedgerProblem>> {
  // One snapshot for all, so that entries added meanwhile neither hide nor show.
  return await sql.begin("isolation level repeatable read read only", (tx) => verifyWithin(tx, settings));
}

/** The same in a transaction that the caller has. */
export async function verifyWithin(
  tx: TransactionSql,
  { remembered, files }: VerifySettings,
): Promise<Outcome<TreeHead, LedgerProblem>> {
  const [kept] = await tx<[{ readonly size: number; readonly root: Buffer }]>`
    select size::float8 as size, root from ledger_tree`;
  const heads = [
    ...remembered,
    { size: kept.size, root: kept.root.toString("hex"), by: "the record's own head" },
  ].toSorted((a, b) => a.size - b.size);
  const longest = heads.at(-1)!.size;
  let tree: Tree = emptyTree;
  let fetching = tilesFrom(tx, 0);
  while (tree.size < longest) {
    const found = await fetching;
    fetching = tilesFrom(tx, tree.size + step * tileWidth);
    for (let at = 0; at < step && tree.size < longest; at++) {
      const checked = await checkTile(tx, found.get(tree.size / tileWidth), tree.size, longest, files);
      if (!checked.ok) return checked;
      const grown = growTo(tree, checked.value, heads);
      if (!grown.ok) return grown;
      tree = grown.value;
      if (checked.value.length < tileWidth && tree.size < longest)
        return failed({ kind: "truncated", size: tree.size, remembered: longest });
    }
  }
  await fetching;
  const [beyond] = await tx<{ readonly sequence: number }[]>`
    select (position + 1)::float8 as sequence from ledger_entry where position >= ${longest} order by position limit 1`;
  if (beyond !== undefined) return failed({ kind: "out-of-order", sequence: beyond.sequence });
  const lost = heads.find((head) => head.size === 0 && tree.size === 0 && head.root !== headOf(tree).root);
  return lost === undefined ? done(headOf(tree)) : failed({ kind: "rewritten", size: 0, by: lost.by });
}

type TileRow = {
  readonly tile: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly leaves: string;
  readonly hashes: Buffer;
};

async function tilesFrom(tx: TransactionSql, position: number): Promise<ReadonlyMap<number, TileRow>> {
  const rows = await tx<TileRow[]>`
    select (position / ${tileWidth}::int)::int as tile, min(position)::float8 as first, max(position)::float8 as last,
      count(*)::int as count, string_agg(leaf, E'\n' order by position) as leaves,
      string_agg(hash, ''::bytea order by position) as hashes
    from ledger_entry where position >= ${position} and position < ${position + step * tileWidth}
    group by 1`;
  return new Map(rows.map((row) => [row.tile, row]));
}

/** The hashes of a tile's entries as they should be, worked out from the entries themselves. */
async function checkTile(
  tx: TransactionSql,
  row: TileRow | undefined,
  from: number,
  longest: number,
  files: VerifySettings["files"],
): Promise<Outcome<readonly Buffer[], LedgerProblem>> {
  if (row === undefined) return failed(await gapAt(tx, from, longest));
  const leaves = row.leaves.split("\n");
  const isWhole = row.first === from && row.last - row.first + 1 === row.count && leaves.length === row.count;
  if (!isWhole) return failed(await gapAt(tx, from, longest));
  const hashes = leaves.map(leafHash);
  const written = hashesIn(row.hashes);
  const kept = await keptTile(files, from);
  for (const [at, hash] of hashes.entries()) {
    const sequence = from + at + 1;
    const known = kept[at];
    if (!hash.equals(written[at]!)) return failed({ kind: "changed", sequence });
    if (known === undefined || hash.equals(known)) continue;
    // A sound entry in another's place, or one that was made anew together with its hash.
    const moved = kept.some((other) => other.equals(hash));
    return failed({ kind: moved ? "out-of-order" : "changed", sequence });
  }
  return done(hashes);
}

/** A break in the row of entries: told exactly, row by row. */
async function gapAt(tx: TransactionSql, from: number, longest: number): Promise<LedgerProblem> {
  const rows = await tx<{ readonly position: number; readonly leaf: string; readonly hash: Buffer }[]>`
    select position::float8 as position, leaf, hash from ledger_entry where position >= ${from}
    order by position limit ${tileWidth + 1}`;
  for (const [at, { position, leaf, hash }] of rows.entries()) {
    const sequence = from + at + 1;
    if (position !== from + at) return { kind: "missing", sequence, found: position + 1 };
    if (!leafHash(leaf).equals(hash)) return { kind: "changed", sequence };
  }
  return { kind: "truncated", size: from + rows.length, remembered: longest };
}

async function keptTile(files: VerifySettings["files"], from: number): Promise<readonly Buffer[]> {
  if (files === undefined || from >= files.size) return [];
  const tile = from / tileWidth;
  const path = join(files.folder, tilePath(0, tile, widthOf(0, tile, files.size)));
  return hashesIn(await readFile(path).catch(() => Buffer.alloc(0)));
}

/** Grows by the hashes, and holds the tree to each head that is remembered of a size on the way. */
function growTo(
  tree: Tree,
  hashes: readonly Buffer[],
  heads: readonly Remembered[],
): Outcome<Tree, LedgerProblem> {
  let grown = tree;
  const end = tree.size + hashes.length;
  for (const { size, root, by } of [...heads, { size: end, root: "", by: "" }].toSorted(
    (a, b) => a.size - b.size,
  )) {
    if (size <= tree.size || size > end) continue;
    grown = extended(grown, hashes.slice(grown.size - tree.size, size - tree.size));
    if (by !== "" && headOf(grown).root !== root) return failed({ kind: "rewritten", size, by });
  }
  return done(grown);
}
