/**
 * Proofs about the tree: that an entry is in it, and that a later tree holds an earlier one unchanged (RFC 6962,
 * sections 2.1.1 and 2.1.2; verification as in RFC 9162, sections 2.1.3.2 and 2.1.4.2). A proof is a list of hashes.
 */
import { emptyTree, nodeHash, rootOf } from "./merkle.ts";

/** The root of a complete subtree: 2^level leaves, the index-th such from the left. */
export type Node = (level: number, index: number) => Promise<Uint8Array>;

/** The hashes that lead from the leaf at `index` (from 0) to the root of the first `size`. */
export async function inclusionProof(index: number, size: number, node: Node): Promise<readonly Buffer[]> {
  if (!(index >= 0 && index < size)) throw new Error("No such leaf");
  const path: Buffer[] = [];
  let [from, to] = [0, size];
  const beside: { from: number; to: number }[] = [];
  while (to - from > 1) {
    const half = from + largestPowerBelow(to - from);
    if (index < half) {
      beside.push({ from: half, to });
      to = half;
    } else {
      beside.push({ from, to: half });
      from = half;
    }
  }
  for (const range of beside.reverse()) path.push(await rangeRoot(range.from, range.to, node));
  return path;
}

/** The hashes by which the tree of `size` shows that it begins with the tree of `earlier` leaves. */
export async function consistencyProof(
  earlier: number,
  size: number,
  node: Node,
): Promise<readonly Buffer[]> {
  if (!(earlier >= 0 && earlier <= size)) throw new Error("No such earlier tree");
  if (earlier === 0 || earlier === size) return [];
  const proof: Buffer[] = [];
  let [from, to] = [0, size];
  let whole = true;
  while (earlier !== to) {
    const half = from + largestPowerBelow(to - from);
    if (earlier <= half) {
      proof.push(await rangeRoot(half, to, node));
      to = half;
    } else {
      proof.push(await rangeRoot(from, half, node));
      from = half;
      whole = false;
    }
  }
  if (!whole) proof.push(await rangeRoot(from, to, node));
  return proof.reverse();
}

export function isIncluded(
  leaf: Uint8Array,
  index: number,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [at, last] = [index, size - 1];
  let hash: Buffer = Buffer.from(leaf);
  for (const beside of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = nodeHash(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash.equals(root);
}

export type SizedRoot = { readonly size: number; readonly root: Uint8Array };

export function isConsistent(earlier: SizedRoot, later: SizedRoot, proof: readonly Uint8Array[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && same(earlier.root, later.root);
  if (earlier.size === 0) return proof.length === 0;
  const hashes = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof;
  const [first, ...rest] = hashes;
  if (first === undefined) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let before: Buffer = Buffer.from(first);
  let after: Buffer = before;
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(hash, before);
      after = nodeHash(hash, after);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else after = nodeHash(after, hash);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(before, earlier.root) && same(after, later.root);
}

/** The root over the first `size` leaves. */
export async function rootAt(size: number, node: Node): Promise<Buffer> {
  return size === 0 ? rootOf(emptyTree) : await rangeRoot(0, size, node);
}

/** The root over the leaves from `from` up to `to`: whole subtrees, joined from the right. `from` begins a subtree. */
async function rangeRoot(from: number, to: number, node: Node): Promise<Buffer> {
  const roots: Buffer[] = [];
  for (let at = from; at < to; ) {
    let level = Math.floor(Math.log2(to - at));
    // Rounding of logarithms must not reach over the end.
    while (2 ** level > to - at) level--;
    roots.push(Buffer.from(await node(level, at / 2 ** level)));
    at += 2 ** level;
  }
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two that is smaller than `count`. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function isPowerOfTwo(count: number): boolean {
  return largestPowerBelow(count + 1) === count;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
