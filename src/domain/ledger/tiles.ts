/** Where the tree lies in files (C2SP tlog-tiles): tiles of 256 hashes, level by level, and bundles of 256 entries. */

export const tileWidth = 256;

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
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      const bytes = Buffer.from(leaf);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(bytes.length);
      return [length, bytes];
    }),
  );
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
