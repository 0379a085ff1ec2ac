/**
 * A proof as a file that somebody can check alone (C2SP tlog-proof): the entry, its place, the hashes that lead from it to
 * the root, and the checkpoint with that root as it was signed.
 */
import type { Checkpoint } from "./checkpoint.ts";
import { leafHash } from "./merkle.ts";
import { isIncluded } from "./proof.ts";

export type ProofFile = {
  /** The entry's own text: it goes along as the extra data. */
  readonly leaf: string;
  /** From 0. */
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed note, word for word. */
  readonly note: string;
};

const header = "c2sp.org/tlog-proof@v1";

export function proofFileText({ leaf, index, hashes, note }: ProofFile): string {
  const path = hashes.map((hash) => `${Buffer.from(hash).toString("base64")}\n`).join("");
  return `${header}\nextra ${Buffer.from(leaf).toString("base64")}\nindex ${index}\n${path}\n${note}`;
}

export function provesEntry(
  { leaf, index, hashes }: Omit<ProofFile, "note">,
  { size, root }: Checkpoint,
): boolean {
  return isIncluded(leafHash(leaf), index, { size, root: Buffer.from(root, "hex") }, hashes);
}
