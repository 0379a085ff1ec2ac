/**
 * Delivers what is queued. A message is leased, carried, and then written down as sent; a crash in between leaves the
 * lease to run out, and the next attempt carries the same reference, by which the courier knows what it already has.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { BulkCourier, Courier, Delivered, Leased, MessageQueue } from "../courier.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

export type CarryPorts = {
  readonly courier: Courier;
  /** Takes a whole batch at once, in place of the courier. */
  readonly bulk?: BulkCourier;
  now(): Date;
  /** How long a leased message is out of others' reach; longer than a batch takes. */
  readonly leaseMs: number;
  /** How many are taken at once; 50 where it is left out. */
  readonly batch?: number;
};

const batch = 50;
/** A courier that fails this often in a row is down: leave the queue for later. */
const patience = 3;

export async function deliverQueue<L extends Leased>(
  queue: MessageQueue<L>,
  ports: CarryPorts,
  onProgress?: (sent: number, left: number) => void,
  signal?: AbortSignal,
): Promise<{ readonly sent: number; readonly failed: number }> {
  let sent = 0;
  let failed = 0;
  let downs = 0;
  while (!signal?.aborted && downs < patience) {
    const now = ports.now();
    const leased = await queue.lease(ports.batch ?? batch, now, new Date(now.getTime() + ports.leaseMs));
    if (leased.length === 0) {
      const { left, nextAt } = await queue.pending();
      if (left === 0 || nextAt === null) break;
      // Others hold the rest, or a crash did: wait until their leases run out.
      await pause(Math.min(Math.max(nextAt.getTime() - ports.now().getTime(), 20), 1000), undefined, {
        signal,
      }).catch(() => {});
      continue;
    }
    const delivered = await carryAll(leased, ports);
    await queue.settle(
      { by: "system", at: ports.now() },
      delivered,
      entriesFor(delivered, { by: "system", at: ports.now() }),
    );
    sent += count(delivered, "sent");
    failed += count(delivered, "refused");
    downs = count(delivered, "unavailable") === delivered.length ? downs + 1 : 0;
    onProgress?.(sent, (await queue.pending()).left);
  }
  return { sent, failed: failed + (downs >= patience ? (await queue.pending()).left : 0) };
}

async function carryAll<L extends Leased>(
  leased: readonly L[],
  { courier, bulk }: Pick<CarryPorts, "courier" | "bulk">,
): Promise<readonly Delivered<L>[]> {
  if (bulk !== undefined) {
    const deliveries = await bulk(leased.map(({ message }) => message));
    return leased.map((each, at) => ({ leased: each, delivery: deliveries[at]! }));
  }
  const delivered: Delivered<L>[] = [];
  for (const each of leased) delivered.push({ leased: each, delivery: await courier(each.message) });
  return delivered;
}

function count(delivered: readonly Delivered[], kind: Delivered["delivery"]["kind"]): number {
  return delivered.filter(({ delivery }) => delivery.kind === kind).length;
}

function entriesFor(delivered: readonly Delivered[], change: Change) {
  const references = (kind: Delivered["delivery"]["kind"]): readonly string[] =>
    delivered.filter(({ delivery }) => delivery.kind === kind).map(({ leased }) => leased.message.reference);
  const [sent, refused] = [references("sent"), references("refused")];
  return [
    ...(sent.length > 0
      ? [note(change, "messages.sent", { subject: "messages" }, { count: sent.length, references: sent })]
      : []),
    ...(refused.length > 0
      ? [
          note(
            change,
            "messages.refused",
            { subject: "messages" },
            { count: refused.length, references: refused },
          ),
        ]
      : []),
  ];
}
