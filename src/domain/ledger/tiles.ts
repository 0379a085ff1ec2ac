/** Where the tree lies in files (C2SP tlog-tiles): tiles of 256 hashes, level by level, and bundles of 256 entries. */

export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/** "tile/0/x001/x234/067", or "….p/12" where only the first 12 hashes are there. `level` may be "entries". */
export function tilePath(level: number | "entries", index: number, width: number = tileWidth): string {
  const parts = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  const partial = width === tileWidth ? "" : `.p/${width}`;
  return `tile/${level}/${parts.join("/")}${partial}`;
}

/** How many hashes of this level of tiles a tree of `size` entries has. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** How wide the tile is in a tree of this size; 0 where it is not there. */
export function widthOf(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(tileWidth, hashesAt(level, size) - index * tileWidth));
}

/** In which tile the root of a complete subtree can be worked out: 2^height leaves, the index-th from the left. */
export function tileOfNode(height: number, index: number) {
  const level = Math.floor(height / 8);
  const count = 2 ** (height % 8);
  const first = index * count;
  const tile = Math.floor(first / tileWidth);
  return { level, tile, from: first % tileWidth, count };
}

/** Entries one after the other, each after its length in two bytes. */
export function bundleOf(leaves: readonly string[]): Buffer {
  return hashedBundle(leaves, () => {});
}

/** The same; `hashed` is given each leaf with the mark of a leaf before it, for as long as the call lasts. */
export function hashedBundle(leaves: readonly string[], hashed: (marked: Buffer) => void): Buffer {
  const lengths = leaves.map((leaf) => Buffer.byteLength(leaf));
  const bundle = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 2 + length, 0));
  let at = 0;
  for (const [which, length] of lengths.entries()) {
    bundle.write(leaves[which]!, at + 2);
    // In the place of the length's second byte, so that no leaf is copied once more.
    bundle[at + 1] = 0;
    hashed(bundle.subarray(at + 1, at + 2 + length));
    bundle.writeUInt16BE(length, at);
    at += 2 + length;
  }
  return bundle;
}

/** Null where it is no whole bundle. */
export function leavesIn(bundle: Uint8Array): readonly Buffer[] | null {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const leaves: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return null;
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return leaves;
}

export function hashesIn(tile: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, at) =>
    bytes.subarray(32 * at, 32 * at + 32),
  );
}
