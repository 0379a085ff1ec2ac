/** Gives the entries that wait their places in the tree: all that were committed, in one transaction, once. */
import type { Sql } from "postgres";
import {
  checkpointText,
  noteText,
  type Signer,
  signedLine,
  verifierOf,
  verifierText,
} from "../../domain/ledger/checkpoint.ts";
import { extended, headOf, leafHash, type Tree } from "../../domain/ledger/merkle.ts";
import { tellChanges } from "../live/tell-changes.ts";

export type Placed = {
  readonly tree: Tree;
  readonly origin: string;
  /** The first position that was given, and the leaves from there on. */
  readonly from: number;
  readonly leaves: readonly string[];
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string | null;
};

export const mostAtOnce = 5_000;

/** `signerOf` gives the key for the ledger's name; without it the tree grows and nothing is signed. */
export async function givePlaces(sql: Sql, signerOf: ((origin: string) => Signer) | null): Promise<Placed> {
  return await sql.begin(async (tx) => {
    const [row] = await tx<[TreeRow]>`
      select origin, size::float8 as size, peaks, checkpoint from ledger_tree for update`;
    const tree: Tree = { size: row.size, peaks: row.peaks };
    const waiting = await tx<{ readonly id: string; readonly leaf: string }[]>`
      select id, leaf from ledger_entry where position is null order by id limit ${mostAtOnce}`;
    const leaves = waiting.map(({ leaf }) => leaf);
    const unsigned = signerOf !== null && row.checkpoint === null;
    if (leaves.length === 0 && !unsigned)
      return { tree, origin: row.origin, from: row.size, leaves, hashes: [], checkpoint: row.checkpoint };
    const hashes = leaves.map(leafHash);
    const grown = extended(tree, hashes);
    await tx`
      update ledger_entry e set position = u.position, hash = decode(u.hash, 'hex')
      from unnest(${waiting.map(({ id }) => id)}::bigint[], ${leaves.map((_, at) => row.size + at)}::bigint[],
        ${hashes.map((hash) => hash.toString("hex"))}::text[]) as u(id, position, hash)
      where e.id = u.id`;
    const head = headOf(grown);
    const signer = signerOf?.(row.origin) ?? null;
    const text = checkpointText({ origin: row.origin, ...head });
    const checkpoint = signer === null ? null : noteText(text, [signedLine(text, signer)]);
    const verifier = signer === null ? null : verifierText(verifierOf(signer, 1));
    await tx`
      update ledger_tree set size = ${grown.size}, root = ${Buffer.from(head.root, "hex")},
        peaks = (select coalesce(array_agg(decode(p, 'hex') order by at), '{}')
          from unnest(${grown.peaks.map((peak) => peak.toString("hex"))}::text[]) with ordinality as u(p, at)),
        checkpoint = coalesce(${checkpoint}, checkpoint), verifier = coalesce(verifier, ${verifier})`;
    if (leaves.length > 0) await tellChanges(tx, row.size, leaves);
    return { tree: grown, origin: row.origin, from: row.size, leaves, hashes, checkpoint };
  });
}

type TreeRow = {
  readonly origin: string;
  readonly size: number;
  readonly peaks: readonly Buffer[];
  readonly checkpoint: string | null;
};
