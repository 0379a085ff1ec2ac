/** The tree as far as it is signed: what proofs and copies of the ledger stand under. */
import type { Sql, TransactionSql } from "postgres";
import { type Checkpoint, checkpointFrom, noteFrom } from "../../domain/ledger/checkpoint.ts";

export type SignedTree = {
  readonly checkpoint: Checkpoint;
  /** The signed note, word for word. */
  readonly note: string;
  /** By which its signature is checked. */
  readonly verifier: string;
};

/** Null as long as nothing was signed: Candour has not run on the record since it came to sign. */
export async function signedTree(sql: Sql | TransactionSql): Promise<SignedTree | null> {
  const [row] = await sql<[{ readonly checkpoint: string | null; readonly verifier: string | null }]>`
    select checkpoint, verifier from ledger_tree`;
  const { checkpoint: note, verifier } = row;
  const checkpoint = note === null ? null : checkpointFrom(noteFrom(note)?.text ?? "");
  return note === null || checkpoint === null || verifier === null ? null : { checkpoint, note, verifier };
}
