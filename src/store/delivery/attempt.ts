/** What every queue of messages says of an attempt, and when it takes up a message again that no courier would take. */
import type { Delivery } from "../../respond/courier.ts";

/** 5 s, 10 s, 20 s, ... 10 minutes at most. */
const firstPauseMs = 5_000;
const longestPauseMs = 600_000;

/** `attempt`: how many there have been. */
export function afterPause(at: Date, attempt: number): Date {
  const pause = Math.min(firstPauseMs * 2 ** Math.min(attempt - 1, 10), longestPauseMs);
  return new Date(at.getTime() + pause);
}

export function resultOf(delivery: Delivery): string {
  if (delivery.kind !== "sent") return delivery.why;
  return delivery.already ? "sent (found from an earlier attempt)" : "sent";
}
