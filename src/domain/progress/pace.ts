/** When sending will be over, at the pace of the last hour and within what each carrier takes in a day. */
import { type Channel, channels } from "../notices/notice.ts";
import { isFailure, type ReceiptState } from "../notices/receipts/receipt.ts";
import type { CarriedBy } from "./stands.ts";
import { type Cell, countOf } from "./tally.ts";

const hour = 3_600_000;
const day = 24 * hour;

export type ChannelPace = {
  /** Queued, or taken up by whoever delivers. */
  readonly left: number;
  /** Given over in an hour, of late. */
  readonly lastHour: number;
  /** Given over since midnight UTC, when a carrier's day begins. */
  readonly today: number;
  /** By which the last of them went; null where none has. */
  readonly carrier: CarriedBy | null;
};
export type Pace = Readonly<Record<Channel, ChannelPace>>;

export function paceOf(cells: readonly Cell[], now: Date): Pace {
  const midnight = Math.floor(now.getTime() / day) * day;
  // Hours as clocks begin them: the last whole one and what there is of this one, as of an hour.
  const since = Math.floor(now.getTime() / hour) * hour - hour;
  const hours = (now.getTime() - since) / hour;
  return Object.fromEntries(
    channels.map((channel): [Channel, ChannelPace] => {
      const own = cells.filter(({ way }) => way === channel);
      const lately = own.filter((cell) => cell.hour !== null && cell.hour.getTime() >= since);
      return [
        channel,
        {
          left: countOf(own, ({ message }) => message === "queued"),
          lastHour: Math.ceil(countOf(lately) / hours),
          today: countOf(own, (cell) => cell.hour !== null && cell.hour.getTime() >= midnight),
          carrier: [...lately, ...own].find(({ carrier }) => carrier !== null)?.carrier ?? null,
        },
      ];
    }),
  ) as Pace;
}

/** GOV.UK Notify's, for a live service: docs.notifications.service.gov.uk, "Daily limits". */
export const notifyDailyLimits: Readonly<Record<Channel, number>> = {
  email: 250_000,
  text: 250_000,
  letter: 20_000,
};

export type Expected =
  /** Nothing waits. */
  | { readonly kind: "over" }
  | { readonly kind: "by"; readonly at: Date; readonly last: Channel }
  /** Something waits, and nothing of it has gone in the last hour. */
  | { readonly kind: "still"; readonly channels: readonly Channel[] };

/** Further ahead nothing is foretold. */
const mostDays = 400;

export function expectedEnd(pace: Pace, now: Date): Expected {
  const waiting = channels.filter((channel) => pace[channel].left > 0);
  if (waiting.length === 0) return { kind: "over" };
  const still = waiting.filter((channel) => pace[channel].lastHour === 0);
  if (still.length > 0) return { kind: "still", channels: still };
  const ends = waiting.map((channel) => ({ last: channel, at: endOf(channel, pace[channel], now) }));
  const latest = ends.reduce((one, other) => (other.at > one.at ? other : one));
  return { kind: "by", ...latest };
}

function endOf(channel: Channel, { left, lastHour, today, carrier }: ChannelPace, now: Date): Date {
  const aDay = carrier === "notify" ? notifyDailyLimits[channel] : Number.POSITIVE_INFINITY;
  let [at, waiting, used] = [now.getTime(), left, today];
  for (let days = 0; days < mostDays; days++) {
    const midnight = (Math.floor(at / day) + 1) * day;
    const goes = Math.min(waiting, Math.max(0, aDay - used), Math.ceil(((midnight - at) / hour) * lastHour));
    if (goes === waiting) return new Date(at + (waiting / lastHour) * hour);
    [at, waiting, used] = [midnight, waiting - goes, 0];
  }
  return new Date(at);
}

/** `receipt`: what the carrier said of it; null where it would not take it. */
export type FailedMessages = {
  readonly channel: Channel;
  readonly receipt: ReceiptState | null;
  readonly messages: number;
};
export type BounceRate = {
  readonly channel: Channel;
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
};

/** Of what was given over by each channel: how many came back, and how many were complained of. */
export function bounceRates(
  cells: readonly Cell[],
  failed: readonly FailedMessages[],
): readonly BounceRate[] {
  return channels.map((channel) => {
    const bounced = failed
      .filter((one) => one.channel === channel && one.receipt !== null && isFailure(one.receipt))
      .reduce((sum, { messages }) => sum + messages, 0);
    const went = cells.filter(({ way, day }) => way === channel && day !== null);
    return {
      channel,
      sent: countOf(went) + bounced,
      bounced,
      complained: countOf(went, ({ receipt }) => receipt === "complained"),
    };
  });
}
