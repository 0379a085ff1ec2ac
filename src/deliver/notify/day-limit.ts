/** What GOV.UK Notify takes of each channel in a day, which begins at midnight UTC: counted ahead, so that it need not say no. */
import type { Channel } from "../../domain/notices/notice.ts";

export type DayLimit = {
  /** False where the day is full: nothing is asked of Notify then. */
  take(channel: Channel): Promise<boolean>;
  /** It was not taken after all. */
  giveBack(channel: Channel): void;
  /** Notify counts more than we do: others send with the same service. */
  full(channel: Channel): void;
  untilMidnightMs(): number;
};

/** `given`: how many were given to Notify since the beginning of the day, by whoever: asked once a day and channel. */
export function createDayLimit(
  perDay: Readonly<Record<Channel, number>>,
  given: (channel: Channel, since: Date) => Promise<number>,
  now: () => Date,
): DayLimit {
  let day = "";
  let counts = new Map<Channel, Promise<{ count: number }>>();

  function countOf(channel: Channel): Promise<{ count: number }> {
    const today = now().toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      counts = new Map();
    }
    let count = counts.get(channel);
    if (count === undefined) {
      count = given(channel, new Date(`${today}T00:00:00Z`)).then((found) => ({ count: found }));
      counts.set(channel, count);
      // Where it cannot be read, it is asked again.
      count.catch(() => counts.delete(channel));
    }
    return count;
  }

  return {
    async take(channel) {
      const kept = await countOf(channel);
      if (kept.count >= perDay[channel]) return false;
      kept.count += 1;
      return true;
    },
    giveBack(channel) {
      void countOf(channel).then(
        (kept) => {
          kept.count = Math.max(0, kept.count - 1);
        },
        () => {},
      );
    },
    full(channel) {
      counts.set(channel, Promise.resolve({ count: Number.POSITIVE_INFINITY }));
    },
    untilMidnightMs() {
      const at = now();
      return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1) - at.getTime();
    },
  };
}
