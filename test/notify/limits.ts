/**
 * The bucket of GOV.UK Notify, as its own script reckons it: what is asked for in vain is taken too, so that whoever
 * goes on asking too fast stays refused. And the limits of the day, from midnight UTC.
 */
import { Refusal } from "./refusal.ts";
import type { Kind, StandInSettings } from "./settings.ts";

const fullest = 1_001;

export type Limits = {
  /** Throws where it is too much. */
  request(key: string, now: number): void;
  day(kind: Kind, now: number, sentToday: number): void;
};

export function createLimits(settings: () => StandInSettings): Limits {
  const buckets = new Map<string, { at: number; tokens: number }>();
  return {
    request(key, now) {
      const { perMinute } = settings();
      const most = Math.min(Math.ceil(perMinute / 3) + 1, fullest);
      const bucket = buckets.get(key) ?? { at: now, tokens: most };
      const perMs = perMinute / 60_000;
      const grown = Math.floor(Math.max(now - bucket.at, 0) * perMs);
      bucket.tokens = Math.max(Math.min(bucket.tokens + grown, most) - 1, 0);
      bucket.at += grown / perMs;
      buckets.set(key, bucket);
      if (bucket.tokens < 1)
        throw new Refusal(
          429,
          "RateLimitError",
          `Exceeded rate limit for key type ${key.toUpperCase()} of ${perMinute} requests per 60 seconds`,
        );
    },
    day(kind, _now, sentToday) {
      const most = settings().perDay[kind];
      if (sentToday + 1 > most)
        throw new Refusal(429, "TooManyRequestsError", `Exceeded send limits (${kind}: ${most}) for today`);
    },
  };
}
