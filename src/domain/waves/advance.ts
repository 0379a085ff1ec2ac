/**
 * What a running wave does next: let more go, as much as its pace, its hours and its canary allow; pause, where too much
 * fails; or finish. Pure: the same figures at the same time lead to the same step.
 */
import { type Channel, channels } from "../notices/notice.ts";
import { ukTime } from "../uk-time/uk-time.ts";
import type { PauseReason, Wave } from "./wave.ts";

/** How many messages of a wave stand where. */
export type WaveFigures = {
  readonly waiting: Readonly<Record<Channel, number>>;
  /** Let go and not ended. */
  readonly queued: Readonly<Record<Channel, number>>;
  readonly sent: number;
  readonly failed: number;
  readonly complained: number;
  /** It may have gone: a person decides. */
  readonly unsure: number;
  /** Given to a carrier that confirms, and not confirmed yet. */
  readonly unconfirmed: number;
  /** Failed, and another way is left that is not due yet. */
  readonly fallBacksLater: number;
  readonly lastEndedAt: Date | null;
  /** Of what ended since somebody last let it go on: by these it pauses itself. */
  readonly judged: { readonly sent: number; readonly failed: number; readonly complained: number };
};

export type Advance =
  | {
      readonly kind: "release";
      readonly counts: Readonly<Record<Channel, number>>;
      readonly until: Date | null;
    }
  | { readonly kind: "pause"; readonly why: PauseReason }
  | { readonly kind: "canary-passed" }
  | { readonly kind: "finish" }
  | { readonly kind: "wait" };

/** So many are in the queue at most: a pause is felt within seconds. */
export const queueDepth = 5_000;
/** Rates of fewer than this say nothing. */
const fewest = 20;
const hour = 3_600_000;
/** A pace that was not used for a while is not caught up on at once. */
const mostCaughtUpMs = 60_000;

export function advance(wave: Wave, figures: WaveFigures, now: Date): Advance {
  const { plan } = wave;
  const tooMuch = wave.practice ? null : tooManyFail(wave, figures);
  if (tooMuch !== null) return { kind: "pause", why: tooMuch };
  const [waiting, queued] = [sum(figures.waiting), sum(figures.queued)];
  if (waiting + queued + figures.unsure + figures.unconfirmed + figures.fallBacksLater === 0)
    return { kind: "finish" };
  const room = roomOf(wave, figures, now);
  if (room === "canary-passed") return { kind: "canary-passed" };
  const allowed = channels.filter(
    (channel) => figures.waiting[channel] > 0 && (channel !== "text" || isTextHour(plan, now)),
  );
  const paced = pacedRoom(wave, now);
  const counts = shared(
    Math.min(room, paced.room),
    Object.fromEntries(
      channels.map((channel) => [
        channel,
        allowed.includes(channel)
          ? Math.min(figures.waiting[channel], Math.max(0, queueDepth - figures.queued[channel]))
          : 0,
      ]),
    ) as Record<Channel, number>,
  );
  const count = sum(counts);
  if (count === 0) return { kind: "wait" };
  return { kind: "release", counts, until: paced.after(count) };
}

function tooManyFail(
  { plan }: Wave,
  { judged: { sent, failed, complained } }: WaveFigures,
): PauseReason | null {
  const tried = sent + failed;
  if (tried < Math.min(fewest, plan.canary || fewest)) return null;
  if (failed * 100 > plan.failuresPerHundred * tried && failed > 1) return "failures";
  return complained * 100 > plan.complaintsPerHundred * tried && complained > 1 ? "complaints" : null;
}

/** How many its canary lets go now. */
function roomOf(wave: Wave, figures: WaveFigures, now: Date): number | "canary-passed" {
  const { canary, watchMinutes } = wave.plan;
  if (canary === 0 || wave.canaryPassedAt !== null) return Number.POSITIVE_INFINITY;
  const gone = figures.sent + figures.failed + figures.unsure + sum(figures.queued);
  if (gone < canary && sum(figures.waiting) > 0) return canary - gone;
  if (sum(figures.queued) > 0) return 0;
  const since = figures.lastEndedAt ?? now;
  return now.getTime() - since.getTime() >= watchMinutes * 60_000 ? "canary-passed" : 0;
}

function pacedRoom({ plan, releasedUntil }: Wave, now: Date) {
  if (plan.perHour === null) return { room: Number.POSITIVE_INFINITY, after: () => null };
  const each = hour / plan.perHour;
  const from = Math.max(
    releasedUntil?.getTime() ?? now.getTime() - each,
    now.getTime() - Math.max(mostCaughtUpMs, each),
  );
  return {
    room: Math.floor((now.getTime() - from) / each + 1e-9),
    after: (count: number): Date => new Date(from + count * each),
  };
}

export function isTextHour({ textsFrom, textsUntil }: Wave["plan"], now: Date): boolean {
  const { hour: shown } = ukTime(now);
  return shown >= textsFrom && shown < textsUntil;
}

/** Each way gets its part of the room; what one cannot use, the others do. */
function shared(room: number, most: Readonly<Record<Channel, number>>): Record<Channel, number> {
  const counts: Record<Channel, number> = { email: 0, letter: 0, text: 0 };
  let left = Math.min(room, sum(most));
  for (const [at, channel] of channels.toSorted((a, b) => most[a] - most[b]).entries()) {
    counts[channel] = Math.min(most[channel], Math.ceil(left / (channels.length - at)));
    left -= counts[channel];
  }
  return counts;
}

/** Of all channels together. */
export function sum(counts: Readonly<Record<Channel, number>>): number {
  return counts.email + counts.letter + counts.text;
}
