/**
 * The Merkle tree over the ledger (RFC 6962, section 2.1): one hash that stands for all entries, and later lets a
 * partner check a single one. A leaf is an entry's own hash as bytes.
 */
import { createHash } from "node:crypto";

export type LedgerTree = { add(entryHash: string): void; root(): string };

export function ledgerTree(): LedgerTree {
  /** Complete subtrees from left to right, each twice or more the size of the next: the bits of the count. */
  const peaks: { hash: Buffer; height: number }[] = [];
  return {
    add(entryHash) {
      let peak = { hash: sha256(Buffer.from([0]), Buffer.from(entryHash, "hex")), height: 0 };
      while (peaks.at(-1)?.height === peak.height) {
        peak = { hash: node(peaks.pop()!.hash, peak.hash), height: peak.height + 1 };
      }
      peaks.push(peak);
    },
    root() {
      if (peaks.length === 0) return sha256().toString("hex");
      return peaks
        .map(({ hash }) => hash)
        .reduceRight((right, left) => node(left, right))
        .toString("hex");
    },
  };
}

function node(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.from([1]), left, right);
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
