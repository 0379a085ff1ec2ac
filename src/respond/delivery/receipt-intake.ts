/**
 * Takes receipts in as they come, by the thousand a second: those that wait are written down together while the next
 * ones come, and nobody is told "taken" before it is committed. Whoever is told otherwise brings them again.
 */
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";

export type ReceiptIntake = {
  /** Resolves once they are written down; rejects where they could not be. */
  take(receipts: readonly Receipt[]): Promise<"taken" | "too-many">;
  figures(): IntakeFigures;
};
export type IntakeFigures = {
  readonly recorded: number;
  /** Of attempts that are not this record's: another system sends with the same service. */
  readonly unknown: number;
  readonly turnedAway: number;
};
export type IntakeSettings = {
  record(receipts: readonly Receipt[]): Promise<{ readonly recorded: number; readonly unknown: number }>;
  /** How many are written down at once. */
  readonly batch?: number;
  /** How many may wait: what is more than some seconds' worth is brought again later. */
  readonly mostWaiting?: number;
  /** So long is waited for others before a few are written down. */
  readonly gatherMs?: number;
};

type Waiting = {
  readonly receipts: readonly Receipt[];
  readonly done: (taken: "taken") => void;
  readonly fail: (error: unknown) => void;
};

export function openReceiptIntake({
  record,
  batch = 2_000,
  mostWaiting = 10_000,
  gatherMs = 20,
}: IntakeSettings): ReceiptIntake {
  let waiting: Waiting[] = [];
  let count = 0;
  let writing = false;
  let [recorded, unknown, turnedAway] = [0, 0, 0];

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      if (count < batch) await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const taken = takeBatch();
      try {
        const outcome = await record(taken.flatMap(({ receipts }) => receipts));
        recorded += outcome.recorded;
        unknown += outcome.unknown;
        for (const { done } of taken) done("taken");
      } catch (error) {
        for (const { fail } of taken) fail(error);
      }
    }
    writing = false;
  }

  function takeBatch(): readonly Waiting[] {
    let size = 0;
    let end = 0;
    while (end < waiting.length && (end === 0 || size < batch)) size += waiting[end++]!.receipts.length;
    const taken = waiting.slice(0, end);
    waiting = waiting.slice(end);
    count -= size;
    return taken;
  }

  return {
    take(receipts) {
      if (receipts.length === 0) return Promise.resolve("taken");
      if (count + receipts.length > mostWaiting && waiting.length > 0) {
        turnedAway += receipts.length;
        return Promise.resolve("too-many");
      }
      return new Promise((done, fail) => {
        waiting.push({ receipts, done, fail });
        count += receipts.length;
        if (writing) return;
        writing = true;
        void write();
      });
    },
    figures: () => ({ recorded, unknown, turnedAway }),
  };
}
