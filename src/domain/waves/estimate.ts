/** What a wave will take, before it is launched: days at its channels' limits and at its own pace, and money. */
import { type Channel, channels } from "../notices/notice.ts";
import type { WavePlan } from "./plan.ts";

/** content/sending.yaml, as read. Prices in pence, without VAT, of one message. */
export type SendingLimits = Readonly<
  Record<
    Channel,
    {
      readonly perDay: number | null;
      readonly perMinute: number | null;
      readonly pence: number;
    }
  >
>;

export type Estimate = {
  readonly byChannel: readonly {
    readonly channel: Channel;
    readonly messages: number;
    readonly days: number;
    readonly pence: number;
  }[];
  /** The longest of them, and not shorter than the wave's own pace: whole days, at least 1. */
  readonly days: number;
  readonly pence: number;
  /** If everybody had to be told by their last way. */
  readonly mostPence: number;
};

export function estimate(
  counts: Readonly<Record<Channel, number>>,
  plan: Pick<WavePlan, "perHour" | "ways" | "textsFrom" | "textsUntil">,
  limits: SendingLimits,
): Estimate {
  const byChannel = channels
    .filter((channel) => counts[channel] > 0)
    .map((channel) => ({
      channel,
      messages: counts[channel],
      days: daysOf(counts[channel], channel, plan, limits),
      pence: Math.round(counts[channel] * limits[channel].pence * 100) / 100,
    }));
  const messages = byChannel.reduce((all, one) => all + one.messages, 0);
  const paced = plan.perHour === null ? 1 : Math.ceil(messages / (plan.perHour * 24));
  const dearest = Math.max(0, ...plan.ways.map((channel) => limits[channel].pence));
  const pence = byChannel.reduce((all, one) => all + one.pence, 0);
  return {
    byChannel,
    days: Math.max(1, paced, ...byChannel.map(({ days }) => days)),
    pence,
    // Each falls back from every way before the last at most.
    mostPence: Math.round((pence + messages * dearest) * 100) / 100,
  };
}

function daysOf(
  messages: number,
  channel: Channel,
  { textsFrom, textsUntil }: Pick<WavePlan, "textsFrom" | "textsUntil">,
  limits: SendingLimits,
): number {
  const { perDay, perMinute } = limits[channel];
  const hours = channel === "text" ? textsUntil - textsFrom : 24;
  const byMinute = perMinute === null ? Number.POSITIVE_INFINITY : perMinute * 60 * hours;
  return Math.max(1, Math.ceil(messages / Math.min(perDay ?? Number.POSITIVE_INFINITY, byMinute)));
}
