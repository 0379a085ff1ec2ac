/** Entries with the proofs that they stand in the tree as it is signed: what a bundle hands on of the ledger. */
import type { Sql } from "postgres";
import { inclusionProof, type Node } from "../../domain/ledger/proof.ts";
import { provesEntry } from "../../domain/ledger/proof-file.ts";
import type { ProvenEntries, ProvenEntry } from "../../respond/evidence/evidence-store.ts";
import { signedTree } from "../ledger/signed-tree.ts";
import { nodesInDatabase, nodesOf } from "../ledger/tree-nodes.ts";

const step = 500;

/** `sql`: of the owner: the tree is nobody else's. `positions`: in order. Null where no checkpoint was signed yet. */
export async function proveEntries(
  sql: Sql,
  folder: string,
  positions: readonly number[],
): Promise<ProvenEntries | null> {
  const signed = await signedTree(sql);
  if (signed === null) return null;
  const { checkpoint, note, verifier } = signed;
  const { origin, size, root } = checkpoint;
  const [quick, sure] = [remembered(nodesOf(sql, folder, size)), remembered(nodesInDatabase(sql))];

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
    // Files that were changed must not stand in the way of what the database can still prove.
    for (const node of [quick, sure]) {
      const hashes = await inclusionProof(index, size, node).catch(() => null);
      if (hashes !== null && provesEntry({ leaf, index, hashes }, checkpoint))
        return { leaf, index, hashes: hashes.map((hash) => hash.toString("base64")) };
    }
    throw new Error(`Entry ${index + 1} cannot be proved: the ledger was changed`);
  }

  return { origin, size, root, checkpoint: note, verifier, lines: lines() };
}

/** Proofs of many entries share nearly all of their hashes. */
function remembered(node: Node): Node {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, index) => {
    const name = `${level}/${index}`;
    const found = known.get(name) ?? node(level, index);
    known.set(name, found);
    return found;
  };
}
