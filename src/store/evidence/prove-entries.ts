/** Entries with the proofs that they stand in the tree as it is signed: what a bundle hands on of the ledger. */
import type { Sql } from "postgres";
import { nodeHash } from "../../domain/ledger/merkle.ts";
import { inclusionProof, type Node } from "../../domain/ledger/proof.ts";
import { provesEntry } from "../../domain/ledger/proof-file.ts";
import { hashesIn, tileHeight, tileWidth } from "../../domain/ledger/tiles.ts";
import type { ProvenEntries, ProvenEntry } from "../../respond/evidence/evidence-store.ts";
import { signedTree } from "../ledger/signed-tree.ts";
import { nodesInDatabase } from "../ledger/tree-nodes.ts";

const step = 500;

/** `sql`: of the owner: the tree is nobody else's. `positions`: in order. Null where no checkpoint was signed yet. */
export async function proveEntries(sql: Sql, positions: readonly number[]): Promise<ProvenEntries | null> {
  const signed = await signedTree(sql);
  if (signed === null) return null;
  const { checkpoint, note, verifier } = signed;
  const { origin, size, root } = checkpoint;
  const node = nodesByTile(sql, size);

  async function* lines(): AsyncGenerator<ProvenEntry> {
    const covered = positions.filter((position) => position < size);
    for (let from = 0; from < covered.length; from += step) {
      const rows = await sql<{ readonly position: string; readonly leaf: string }[]>`
        select position, leaf from ledger_entry
        where position = any(${covered.slice(from, from + step)}::bigint[]) order by position`;
      for (const { position, leaf } of rows) yield await proven(leaf, Number(position));
    }
  }

  async function proven(leaf: string, index: number): Promise<ProvenEntry> {
    const hashes = await inclusionProof(index, size, node);
    // Checked before it is handed out: of a ledger that was changed nothing is proved.
    if (!provesEntry({ leaf, index, hashes }, checkpoint))
      throw new Error(`Entry ${index + 1} cannot be proved: the ledger was changed`);
    return { leaf, index, hashes: hashes.map((hash) => hash.toString("base64")) };
  }

  return { origin, size, root, checkpoint: note, verifier, lines: lines() };
}

/** Tiles of leaves kept at hand: entries are proved in order, so what lies further back is not asked for again. */
const tilesKept = 8;

/**
 * From the database, a tile of leaves at a time; what lies above a tile is asked for once. Files beside the record are
 * not read: a copy must never pass on what was changed there.
 */
function nodesByTile(sql: Sql, size: number): Node {
  const above = new Map<string, Promise<Uint8Array>>();
  const tiles = new Map<number, Promise<Levels>>();
  const whole = nodesInDatabase(sql);
  return async (height, index) => {
    if (height >= tileHeight) {
      const name = `${height}/${index}`;
      const found = above.get(name) ?? whole(height, index);
      above.set(name, found);
      return await found;
    }
    const first = index * 2 ** height;
    const tile = Math.floor(first / tileWidth);
    const read = tiles.get(tile) ?? leavesOf(sql, tile, size).then(levelsOver);
    tiles.set(tile, read);
    for (const old of tiles.keys()) if (tiles.size > tilesKept) tiles.delete(old);
    const found = (await read)[height]?.[(first % tileWidth) / 2 ** height];
    if (found === undefined) throw new Error("Entries of the ledger are missing");
    return found;
  };
}

/** A tile's leaves, and above them the roots of two, of four, and so on, as far as they are whole. */
type Levels = readonly (readonly Buffer[])[];

function levelsOver(leaves: readonly Buffer[]): Levels {
  const levels: Buffer[][] = [[...leaves]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!)
    levels.push(
      Array.from({ length: Math.floor(below.length / 2) }, (_, at) =>
        nodeHash(below[2 * at]!, below[2 * at + 1]!),
      ),
    );
  return levels;
}

async function leavesOf(sql: Sql, tile: number, size: number): Promise<readonly Buffer[]> {
  const [from, to] = [tile * tileWidth, Math.min(size, (tile + 1) * tileWidth)];
  const [row] = await sql<[{ readonly hashes: Buffer | null }]>`
    select string_agg(hash, ''::bytea order by position) as hashes
    from ledger_entry where position >= ${from} and position < ${to}`;
  return row.hashes === null ? [] : hashesIn(row.hashes);
}
