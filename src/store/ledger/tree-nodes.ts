/** Roots of complete subtrees for proofs: from the files where they are whole, else from the database. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import { perfectRoot } from "../../domain/ledger/merkle.ts";
import type { Node } from "../../domain/ledger/proof.ts";
import { hashesIn, tileOfNode, tilePath, widthOf } from "../../domain/ledger/tiles.ts";

export function nodesInFiles(folder: string, size: number): Node {
  const read = new Map<string, readonly Buffer[]>();
  return async (height, index) => {
    const { level, tile, from, count } = tileOfNode(height, index);
    const path = join(folder, tilePath(level, tile, widthOf(level, tile, size)));
    const hashes = read.get(path) ?? hashesIn(await readFile(path));
    read.set(path, hashes);
    const part = hashes.slice(from, from + count);
    if (part.length < count) throw new Error("A tile of the ledger is cut short");
    return perfectRoot(part);
  };
}

export function nodesInDatabase(sql: Sql): Node {
  return async (height, index) => {
    const [from, to] = [index * 2 ** height, (index + 1) * 2 ** height];
    const [row] = await sql<[{ readonly hashes: Buffer | null; readonly count: number }]>`
      select string_agg(hash, ''::bytea order by position) as hashes, count(*)::int as count
      from ledger_entry where position >= ${from} and position < ${to}`;
    if (row.hashes === null || row.count !== to - from) throw new Error("Entries of the ledger are missing");
    return perfectRoot(hashesIn(row.hashes));
  };
}

/** The files first: a proof of one in a million entries needs three of them. */
export function nodesOf(sql: Sql, folder: string, size: number): Node {
  const [files, database] = [nodesInFiles(folder, size), nodesInDatabase(sql)];
  return (height, index) => files(height, index).catch(() => database(height, index));
}
