/** What becomes of a message after its carrier has answered. */
import type { Carrier, Delivery } from "../courier.ts";
import type { LeasedNotice, NoticeResult } from "./notice-queue.ts";

/** 5 s, 10 s, 20 s, ... 10 minutes at most. */
const firstPauseMs = 5_000;
const longestPauseMs = 600_000;
/** A request that broke off may be under way a little longer, and take a little to be seen. */
export const graceMs = 15_000;

export function resultOf(
  leased: LeasedNotice,
  delivery: Delivery,
  carrier: Pick<Carrier, "ask" | "leaseMs">,
  now: Date,
): NoticeResult {
  const attempts = [leased.message.attemptReference ?? leased.message.reference];
  const later = (ms: number): Date => new Date(now.getTime() + ms);
  switch (delivery.kind) {
    case "sent":
      return {
        ...{ leased, attempts },
        becomes: { kind: "sent", already: delivery.already, provider: delivery.provider ?? null },
      };
    case "refused":
      return { leased, attempts, becomes: { kind: "refused", why: delivery.why } };
    case "unavailable": {
      const at = later(delivery.retryAfterMs ?? pauseAfter(leased.attempt));
      return { leased, attempts, becomes: { kind: "again", why: delivery.why, at, outcome: "unavailable" } };
    }
    case "unknown":
      return carrier.ask === null
        ? { leased, attempts, becomes: { kind: "unsure", why: delivery.why } }
        : {
            ...{ leased, attempts },
            becomes: {
              ...{ kind: "again", why: delivery.why, outcome: "unknown" },
              at: later(Math.min(graceMs, carrier.leaseMs)),
            },
          };
  }
}

/** `attempt`: how many there have been. */
export function pauseAfter(attempt: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(attempt - 1, 10), longestPauseMs);
}
