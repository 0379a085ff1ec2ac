/** A courier that carries at its channel's pace: a million messages must not be refused for coming too fast. */
import { setTimeout as pause } from "node:timers/promises";
import type { Courier } from "../courier.ts";

export function pacedCourier(courier: Courier, perMinute: number): Courier {
  const everyMs = 60_000 / perMinute;
  let next = 0;
  return async (message) => {
    const now = performance.now();
    next = Math.max(next + everyMs, now);
    // Short waits are joined: timers are no finer than a millisecond.
    if (next - now > 5) await pause(next - now);
    return await courier(message);
  };
}
