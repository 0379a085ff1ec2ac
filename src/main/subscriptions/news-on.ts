/** Tells subscribers what is new, by itself: however many they are, notices and answers never wait behind them. */
import { setTimeout as pause } from "node:timers/promises";
import type { SubscriptionWork } from "../../respond/subscriptions/open-subscription-work.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";

const everyMs = 3000;
const forgetEveryRounds = 1200;

export async function newsOn(news: SubscriptionWork, signal: AbortSignal, log: Log): Promise<void> {
  const say = once(log);
  // A digest that is queued and a million that are carried: neither waits for the other.
  await Promise.all([
    repeat(signal, say, async (round) => {
      await news.tell(signal);
      if (round % forgetEveryRounds === 0) await news.forget();
    }),
    repeat(signal, say, async () => void (await news.deliver(signal))),
  ]);
}

async function repeat(
  signal: AbortSignal,
  say: (error: unknown) => void,
  work: (round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; !signal.aborted; round++) {
    try {
      await work(round);
    } catch (error) {
      if (!signal.aborted) say(error);
    }
    await pause(everyMs, undefined, { signal }).catch(() => {});
  }
}

/** A failure is said once a minute. */
function once(log: Log): (error: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - last < 60_000) return;
    last = performance.now();
    log.error("News to subscribers waits; it is tried again.", faultFields(error));
  };
}
