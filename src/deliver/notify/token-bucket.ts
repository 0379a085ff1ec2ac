/**
 * How fast GOV.UK Notify may be asked: tokens that come back at its rate, of which each request takes one. Ours is never
 * fuller than Notify's own: it begins empty, fills a little more slowly and holds less, so that neither a restart nor
 * requests that bunch up on the way ever meet an empty bucket there.
 */
export type BucketSettings = {
  /** What is ours of the 3,000 of a key. */
  readonly perMinute: number;
  /** The most that may go at once. */
  readonly burst: number;
  /** In milliseconds, never backwards. */
  readonly clock?: () => number;
  readonly random?: () => number;
};

export type Bucket = {
  /** Waits for a token, in the order of asking; false where none would come before `by`. */
  take(by?: number): Promise<boolean>;
  /** Notify says that it was too much: nothing goes for a while, longer each time, and half as fast afterwards. */
  slowDown(): void;
  /** An answer that was none of those: little by little as fast as before. */
  wentWell(): void;
  /** How many could go now. */
  level(): number;
};

/** Clocks differ by some parts in ten thousand; over hours that adds up. */
const caution = 0.999;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** Others send with the same key, and how much nobody says: halved where it was too much, and then found out anew. */
const slowest = 1 / 32;
const stepUp = 1 / 500;

export function createBucket({
  perMinute,
  burst,
  clock = () => performance.now(),
  random = Math.random,
}: BucketSettings): Bucket {
  const perMs = (perMinute * caution) / 60_000;
  let tokens = 0;
  let pace = 1;
  let filledAt = clock();
  /** When the pauses end, if there is one. */
  let pausedUntil = 0;
  let pauses = 0;
  const waiting: { readonly by: number; readonly go: (taken: boolean) => void }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    const now = clock();
    tokens = Math.min(burst, tokens + Math.max(0, now - Math.max(filledAt, pausedUntil)) * perMs * pace);
    filledAt = now;
  }

  function serve(): void {
    timer = undefined;
    fill();
    const now = clock();
    while (waiting.length > 0) {
      // Whoever would wait too long is told now rather than then: its lease runs meanwhile.
      const { by, go } = waiting[0]!;
      if (by < now) go(false);
      else if (tokens < 1 || now < pausedUntil) break;
      else {
        tokens -= 1;
        go(true);
      }
      waiting.shift();
    }
    if (waiting.length > 0) wake(now);
  }

  function wake(now: number): void {
    const untilToken = Math.max(pausedUntil - now, 0) + Math.max(0, 1 - tokens) / (perMs * pace);
    const untilLate = Math.min(...waiting.map(({ by }) => by)) - now + 1;
    timer = setTimeout(serve, Math.max(1, Math.min(untilToken, untilLate)));
  }

  return {
    take(by = Number.POSITIVE_INFINITY) {
      return new Promise((go) => {
        waiting.push({ by, go });
        if (timer === undefined) serve();
      });
    },
    slowDown() {
      fill();
      tokens = 0;
      const now = clock();
      // Requests under way together are refused together: one pause for all of them.
      if (now < pausedUntil) return;
      pace = Math.max(pace / 2, slowest);
      const pause = Math.min(firstPauseMs * 2 ** pauses++, longestPauseMs);
      pausedUntil = now + pause * (0.75 + random() / 2);
    },
    wentWell() {
      if (pauses === 0 && pace === 1) return;
      fill();
      if (filledAt < pausedUntil) return;
      pauses = 0;
      pace = Math.min(1, pace + stepUp);
    },
    level() {
      fill();
      return clock() < pausedUntil ? 0 : Math.floor(tokens);
    },
  };
}
