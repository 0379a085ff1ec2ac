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
  /** Where the first of those that wait has waited longer, no more are taken: their sender would not wait for the answer. */
  readonly longestWaitMs?: number;
};

type Waiting = {
  readonly since: number;
  readonly receipts: readonly Receipt[];
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
};
type Lane = { waiting: Waiting[]; count: number; writing: boolean };

/** While one batch waits for the disk, the other is worked on. */
const lanes = 2;

export function openReceiptIntake({
  record,
  batch = 2_000,
  mostWaiting = 10_000,
  gatherMs = 20,
  longestWaitMs = 3_500,
}: IntakeSettings): ReceiptIntake {
  const all: readonly Lane[] = Array.from({ length: lanes }, () => ({
    waiting: [],
    count: 0,
    writing: false,
  }));
  let [recorded, unknown, turnedAway] = [0, 0, 0];

  async function write(lane: Lane): Promise<void> {
    while (lane.waiting.length > 0) {
      if (lane.count < batch) await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const taken = takeBatch(lane, batch);
      try {
        const outcome = await record(taken.flatMap(({ receipts }) => receipts));
        recorded += outcome.recorded;
        unknown += outcome.unknown;
        for (const { done } of taken) done();
      } catch (error) {
        for (const { fail } of taken) fail(error);
      }
    }
    lane.writing = false;
  }

  function queue(lane: Lane, receipts: readonly Receipt[]): Promise<void> {
    return new Promise((done, fail) => {
      lane.waiting.push({ since: performance.now(), receipts, done, fail });
      lane.count += receipts.length;
      if (lane.writing) return;
      lane.writing = true;
      void write(lane);
    });
  }

  return {
    async take(receipts) {
      const waiting = all.reduce((sum, { count }) => sum + count, 0);
      const late = performance.now() - longestWaitMs;
      const isSlow = all.some((lane) => (lane.waiting[0]?.since ?? late) < late);
      if (isSlow || (waiting > 0 && waiting + receipts.length > mostWaiting)) {
        turnedAway += receipts.length;
        return "too-many";
      }
      const apart = Map.groupBy(receipts, ({ attempt }) => laneOf(attempt));
      await Promise.all([...apart].map(([lane, some]) => queue(all[lane]!, some)));
      return "taken";
    },
    figures: () => ({ recorded, unknown, turnedAway }),
  };
}

/** Of one message always the same, so that two batches never wait for each other's rows. */
function laneOf(attempt: string): number {
  let sum = 0;
  for (let at = attempt.lastIndexOf(".") - 1; at >= 0; at--) sum += attempt.charCodeAt(at);
  return sum % lanes;
}

function takeBatch(lane: Lane, batch: number): readonly Waiting[] {
  let size = 0;
  let end = 0;
  while (end < lane.waiting.length && (end === 0 || size < batch))
    size += lane.waiting[end++]!.receipts.length;
  const taken = lane.waiting.slice(0, end);
  lane.waiting = lane.waiting.slice(end);
  lane.count -= size;
  return taken;
}
