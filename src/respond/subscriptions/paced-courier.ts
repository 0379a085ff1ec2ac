/** A courier that carries at its channel's pace: a million messages must not be refused for coming too fast. */
import { setTimeout as pause } from "node:timers/promises";
import type { BulkCourier, Courier, Delivery } from "../courier.ts";

/** A batch is carried well within its lease, whatever the pace; and at the fastest it is still no great thing to lose. */
export function batchFor(perMinute: number): number {
  const withinFiveSeconds = Math.round(perMinute / 12);
  return Math.min(1000, Math.max(10, withinFiveSeconds));
}

export function pacedCourier(courier: BulkCourier, perMinute: number): BulkCourier {
  const everyMs = 60_000 / perMinute;
  let next = 0;
  return async (messages) => {
    const now = performance.now();
    const from = Math.max(next, now);
    next = from + everyMs * messages.length;
    if (from > now) await pause(from - now);
    return await courier(messages);
  };
}

/** For couriers that take one message at a time. */
export function inBulk(courier: Courier): BulkCourier {
  return async (messages) => {
    const deliveries: Delivery[] = [];
    for (const message of messages) deliveries.push(await courier(message));
    return deliveries;
  };
}
