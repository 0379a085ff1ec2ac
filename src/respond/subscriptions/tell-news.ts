/**
 * Tells subscribers what is new: what stands on the page is compared with what was told last, so that nothing is told
 * twice, nothing is lost by a crash in between, and what was changed back within ten minutes is not told at all. An
 * emergency message waits for nothing.
 */
import { newsBetween, type Shown } from "../../domain/subscriptions/news.ts";
import { joinMs } from "../../domain/subscriptions/subscription.ts";
import { ukTime } from "../../domain/uk-time/uk-time.ts";
import type { Announced, SubscriptionStore } from "./subscription-store.ts";

type Ports = { readonly subscriptions: SubscriptionStore; now(): Date };

/** In the afternoon, UK time, when what a day brings has been said. */
const digestHour = 17;
const hourMs = 3_600_000;
/** Positions at once: short transactions, so that a kill costs little and nobody waits long for a lock. */
const chunk = 20_000;

export async function tellNews({ subscriptions, now }: Ports): Promise<number> {
  const at = now();
  await subscriptions.announceEmergency({ by: "system", at });
  const told = await subscriptions.announce({ by: "system", at }, (news) => decide(news, at));
  await subscriptions.makeDigest({ by: "system", at }, lastDigestHour(at));
  return told;
}

/** Queues what is left of every mailing; where it was killed it goes on. */
export async function queueMailings({ subscriptions, now }: Ports, signal?: AbortSignal): Promise<number> {
  let queued = 0;
  while (!signal?.aborted) {
    const done = await subscriptions.queueSome({ by: "system", at: now() }, chunk);
    if (done === null) break;
    queued += done.queued;
  }
  return queued;
}

function decide(
  {
    latest,
    announced,
    changedAt,
  }: { readonly latest: Shown | null; readonly announced: Shown | null; readonly changedAt: Date | null },
  at: Date,
): Announced {
  if (latest === null) return { kind: "nothing", changedAt: null };
  // What stood there before anybody could subscribe is not news.
  if (announced === null) return { kind: "start" };
  const items = newsBetween(announced, latest);
  if (items.length === 0) return { kind: "nothing", changedAt: null };
  if (changedAt === null) return { kind: "nothing", changedAt: at };
  return at.getTime() - changedAt.getTime() < joinMs
    ? { kind: "nothing", changedAt }
    : { kind: "tell", items };
}

/** The last time that the daily message was due. */
export function lastDigestHour(at: Date): Date {
  const start = Math.floor(at.getTime() / hourMs) * hourMs;
  for (let back = 0; back <= 25; back++) {
    const moment = new Date(start - back * hourMs);
    if (ukTime(moment).hour === digestHour) return moment;
  }
  return new Date(start);
}
