/** Proves one entry: that it stands in the tree under a signed checkpoint. Checked before it is handed out. */
import type { Sql } from "postgres";
import { noteFrom, signatureBy, verifierFrom } from "../../domain/ledger/checkpoint.ts";
import { inclusionProof } from "../../domain/ledger/proof.ts";
import { proofFileText, provesEntry } from "../../domain/ledger/proof-file.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { signedTree } from "./signed-tree.ts";
import { nodesInDatabase, nodesOf } from "./tree-nodes.ts";

/** unsigned: no checkpoint was signed yet. absent: no such entry under it. unsound: the proof does not hold. */
export type ProveProblem =
  | { readonly kind: "unsigned" }
  | { readonly kind: "absent"; readonly sequence: number; readonly size: number }
  | { readonly kind: "unsound"; readonly sequence: number };

/** `sequence`: from 1, as entries are shown. */
export async function proveEntry(
  sql: Sql,
  folder: string,
  sequence: number,
): Promise<Outcome<string, ProveProblem>> {
  const signed = await signedTree(sql);
  if (signed === null) return failed({ kind: "unsigned" });
  const { checkpoint, note, verifier } = signed;
  const { size } = checkpoint;
  if (sequence > size) return failed({ kind: "absent", sequence, size });
  const index = sequence - 1;
  const [row] = await sql<{ readonly leaf: string }[]>`
    select leaf from ledger_entry where position = ${index}`;
  const key = verifierFrom(verifier);
  const read = noteFrom(note);
  const isSigned = key !== null && read !== null && signatureBy(read, key) !== null;
  if (row === undefined || !isSigned) return failed({ kind: "unsound", sequence });
  // Files that were changed must not stand in the way of what the database can still prove.
  for (const node of [nodesOf(sql, folder, size), nodesInDatabase(sql)]) {
    const hashes = await inclusionProof(index, size, node).catch(() => null);
    if (hashes !== null && provesEntry({ leaf: row.leaf, index, hashes }, checkpoint))
      return done(proofFileText({ leaf: row.leaf, index, hashes, note }));
  }
  return failed({ kind: "unsound", sequence });
}

export function proveProblemInWords(problem: ProveProblem): string {
  switch (problem.kind) {
    case "unsigned":
      return "No checkpoint of this ledger is signed yet. Start Candour on the folder once.";
    case "absent":
      return `There is no entry ${problem.sequence}: the signed ledger has ${problem.size}.`;
    case "unsound":
      return `Entry ${problem.sequence} cannot be proved: the ledger was changed. Run candour ledger verify.`;
  }
}
