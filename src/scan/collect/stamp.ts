/** A file's stamp: while it stays the same, so do its bytes. Decides whether a hash or a reading still holds. */
import type { BigIntStats } from "node:fs";

export function stampOf(stats: Pick<BigIntStats, "size" | "mtimeNs" | "ctimeNs" | "ino">): string {
  return `${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}:${stats.ino}`;
}
