/** Made-up receipts: what becomes of an attempt goes by its reference, so that both processes know it. */
import { createHash } from "node:crypto";

export type Work = {
  readonly url: string;
  readonly bearer: string;
  readonly references: readonly string[];
  /** Null: as fast as they are taken. */
  readonly perSecond: number | null;
};
export type Posted = {
  readonly posted: number;
  readonly accepted: number;
  readonly seconds: number;
  readonly median: number;
  readonly p99: number;
};

type Receipt = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly completed_at: string;
};

export function wanted(reference: string): "delivered" | "permanent-failure" {
  return lot(reference) % 50 === 0 ? "permanent-failure" : "delivered";
}

/** One or more for each, in any order: every tenth twice, every tenth first a failure that was none. */
export function receiptsFor(references: readonly string[]): readonly Receipt[] {
  const began = Date.now();
  const all = references.flatMap((reference, at) => {
    const receipt = (status: string, ms: number): Receipt => ({
      id: `74000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
      ...{ reference, status, completed_at: new Date(began + ms).toISOString() },
    });
    const last = receipt(wanted(reference), -1_000);
    const chance = lot(reference) % 10;
    if (chance === 1) return [last, last];
    return chance === 2 ? [receipt("temporary-failure", -5_000), last, receipt("sending", -500)] : [last];
  });
  return shuffled(all);
}

function lot(reference: string): number {
  return createHash("sha256").update(reference).digest().readUInt32BE();
}

function shuffled<T>(ones: readonly T[]): readonly T[] {
  return ones
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
