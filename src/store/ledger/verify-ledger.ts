/**
 * Checks the whole ledger: every entry against its hash, its place and the files beside the database, the tree against
 * every head that is remembered anywhere. What differs is named as exactly as what is remembered allows.
 */
import type { Sql, TransactionSql } from "postgres";
import {
  emptyTree,
  extended,
  extendedBy,
  headOf,
  leafHash,
  markedLeafHash,
  perfectRoot,
  type Tree,
  type TreeHead,
} from "../../domain/ledger/merkle.ts";
import type { LedgerProblem } from "../../domain/ledger/problem.ts";
import { hashedBundle, hashesIn, tileHeight, tileWidth } from "../../domain/ledger/tiles.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { checkFiles, type FileCheck, type KeptFiles, type Tile } from "./verify-files.ts";

/** A head that somebody keeps, and who that is, for the sentence. */
export type Remembered = TreeHead & { readonly by: string; readonly peaks?: readonly Buffer[] };

export type VerifySettings = {
  readonly remembered: readonly Remembered[];
  /** The tree in files. */
  readonly files?: KeptFiles | undefined;
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
  const beside = files === undefined ? null : checkFiles(files);
  const verified = await verifyEntries(tx, remembered, beside);
  if (verified.ok) {
    const wrong = (await beside?.end()) ?? null;
    return wrong === null ? verified : failed(wrong);
  }
  // Where the root is another, files and database tell which entry it is.
  return verified.problem.kind === "rewritten" ? failed(beside?.suspect() ?? verified.problem) : verified;
}

async function verifyEntries(
  tx: TransactionSql,
  remembered: readonly Remembered[],
  beside: FileCheck | null,
): Promise<Outcome<TreeHead, LedgerProblem>> {
  const [kept] = await tx<[{ readonly size: number; readonly root: Buffer; readonly peaks: Buffer[] }]>`
    select size::float8 as size, root, peaks from ledger_tree`;
  const { size, peaks } = kept;
  const own = { size, root: kept.root.toString("hex"), peaks, by: "the record's own head" };
  const heads = [...remembered, own].toSorted((a, b) => a.size - b.size);
  const longest = heads.at(-1)!.size;
  let tree: Tree = emptyTree;
  let fetching = tilesFrom(tx, 0);
  while (tree.size < longest) {
    const found = await fetching;
    fetching = tilesFrom(tx, tree.size + step * tileWidth);
    beside?.expect(tree.size / tileWidth, step);
    for (let at = 0; at < step && tree.size < longest; at++) {
      const index = tree.size / tileWidth;
      const checked = await checkTile(tx, found.get(index), tree.size, longest);
      if (!checked.ok) return checked;
      const { hashes } = checked.value;
      await beside?.tile(index, checked.value);
      const grown = growTo(tree, checked.value, heads);
      if (!grown.ok) return grown;
      tree = grown.value;
      if (hashes.length < tileWidth && tree.size < longest)
        return failed({ kind: "truncated", size: tree.size, remembered: longest });
    }
  }
  await fetching;
  const [beyond] = await tx<{ readonly sequence: number }[]>`
    select (position + 1)::float8 as sequence from ledger_entry where position >= ${longest} order by position limit 1`;
  if (beyond !== undefined) return failed({ kind: "out-of-order", sequence: beyond.sequence });
  const lost = heads.find((head) => head.size === 0 && !isHeadOf(emptyTree, head));
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
): Promise<Outcome<Tile, LedgerProblem>> {
  if (row === undefined) return failed(await gapAt(tx, from, longest));
  const leaves = row.leaves.split("\n");
  const isWhole = row.first === from && row.last - row.first + 1 === row.count && leaves.length === row.count;
  if (!isWhole) return failed(await gapAt(tx, from, longest));
  const hashes: Buffer[] = [];
  const bundle = hashedBundle(leaves, (marked) => void hashes.push(markedLeafHash(marked)));
  const joined = Buffer.concat(hashes);
  if (!joined.equals(row.hashes)) {
    const written = hashesIn(row.hashes);
    const at = hashes.findIndex((hash, at) => !written[at]?.equals(hash));
    return failed({ kind: "changed", sequence: from + Math.max(0, at) + 1 });
  }
  const root = hashes.length === tileWidth ? perfectRoot(hashes) : null;
  return done({ leaves, bundle, hashes, joined, root });
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

/** Grows by the hashes, and holds the tree to each head that is remembered of a size on the way. */
function growTo(
  tree: Tree,
  { hashes, root }: Tile,
  heads: readonly Remembered[],
): Outcome<Tree, LedgerProblem> {
  const end = tree.size + hashes.length;
  // A whole tile goes in at once where no head ends inside of it.
  const inside = heads.some(({ size }) => size > tree.size && size < end);
  let grown = root !== null && !inside ? extendedBy(tree, root, tileHeight) : tree;
  for (const head of heads) {
    if (head.size <= tree.size || head.size > end) continue;
    if (grown.size < head.size)
      grown = extended(grown, hashes.slice(grown.size - tree.size, head.size - tree.size));
    if (!isHeadOf(grown, head)) return failed({ kind: "rewritten", size: head.size, by: head.by });
  }
  return done(extended(grown, hashes.slice(grown.size - tree.size)));
}

function isHeadOf(tree: Tree, { root, peaks }: Remembered): boolean {
  const same = peaks === undefined || Buffer.concat(peaks).equals(Buffer.concat(tree.peaks));
  return same && headOf(tree).root === root;
}
