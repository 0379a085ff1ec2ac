/**
 * The Merkle tree over the ledger (RFC 6962, section 2.1): one hash that stands for all entries in their order. Kept as
 * its complete subtrees from left to right, so that it grows without anything before being read again.
 */
import { hash } from "node:crypto";

/** `peaks`: the roots of the complete subtrees, the largest first; there is one for each bit that is set in `size`. */
export type Tree = { readonly size: number; readonly peaks: readonly Buffer[] };

/** How far a ledger reaches, and the root over all of it, as hex. */
export type TreeHead = { readonly size: number; readonly root: string };

export const emptyTree: Tree = { size: 0, peaks: [] };

export function leafHash(leaf: string | Uint8Array): Buffer {
  const bytes = typeof leaf === "string" ? Buffer.from(leaf) : leaf;
  const marked = Buffer.allocUnsafe(bytes.length + 1);
  marked[0] = 0;
  marked.set(bytes, 1);
  return sha256(marked);
}

/** Of bytes that bear the mark of a leaf already. */
export function markedLeafHash(marked: Uint8Array): Buffer {
  return sha256(marked);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const marked = Buffer.allocUnsafe(65);
  marked[0] = 1;
  marked.set(left, 1);
  marked.set(right, 33);
  return sha256(marked);
}

export function extended(tree: Tree, leaves: Iterable<Uint8Array>): Tree {
  const peaks = [...tree.peaks];
  let { size } = tree;
  for (const leaf of leaves) {
    let top: Buffer = Buffer.from(leaf);
    // As many complete subtrees join as there are set bits at the end of the size before.
    for (let bits = size; (bits & 1) === 1; bits = Math.floor(bits / 2)) top = nodeHash(peaks.pop()!, top);
    peaks.push(top);
    size++;
  }
  return { size, peaks };
}

/** Grows by a complete subtree of 2^height leaves, of which the tree has a whole number already. */
export function extendedBy(tree: Tree, root: Uint8Array, height: number): Tree {
  const count = 2 ** height;
  const above = extended({ size: tree.size / count, peaks: tree.peaks }, [root]);
  return { size: tree.size + count, peaks: above.peaks };
}

export function rootOf({ peaks }: Tree): Buffer {
  if (peaks.length === 0) return sha256(Buffer.alloc(0));
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The root over leaves that make a whole subtree: their number is a power of two. */
export function perfectRoot(hashes: readonly Uint8Array[]): Buffer {
  let level = hashes as readonly Buffer[];
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, at) => nodeHash(level[2 * at]!, level[2 * at + 1]!));
  return Buffer.from(level[0]!);
}

export function headOf(tree: Tree): TreeHead {
  return { size: tree.size, root: rootOf(tree).toString("hex") };
}

function sha256(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer");
}
