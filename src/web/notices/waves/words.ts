/** Words of waves. */
import type { Channel } from "../../../domain/notices/notice.ts";
import { sum } from "../../../domain/waves/advance.ts";
import type { Estimate } from "../../../domain/waves/estimate.ts";
import type { Wave, WaveState } from "../../../domain/waves/wave.ts";
import type { WaveEstimate } from "../../../respond/desk/people/wave-desk.ts";
import { count } from "../../words/numbers.ts";
import { wayOrders } from "./form.ts";

export const waveTags: Readonly<Record<WaveState, { readonly text: string; readonly colour: string }>> = {
  planned: { text: "Planned", colour: "grey" },
  running: { text: "Going out", colour: "blue" },
  paused: { text: "Paused", colour: "orange" },
  ended: { text: "Ended", colour: "grey" },
  finished: { text: "Finished", colour: "green" },
};

const ways: Readonly<Record<Channel, string>> = { email: "email", letter: "letter", text: "text message" };

export function orderWords(order: readonly Channel[]): string {
  const [first, ...others] = order.map((channel) => ways[channel]);
  if (others.length === 0) return `By ${first} alone`;
  return `By ${first}; if that is not safe or fails, by ${others.join(", then by ")}`;
}

export const orderChoices = wayOrders.map((order) => ({ value: order.join("-"), text: orderWords(order) }));

export function pausedWords({ pausedWhy, plan }: Wave): string {
  if (pausedWhy === "failures")
    return `It paused by itself: more than ${plan.failuresPerHundred} of every 100 messages failed. Look at why before it goes on.`;
  if (pausedWhy === "complaints")
    return `It paused by itself: more than ${plan.complaintsPerHundred} of every 100 people reported the message as spam. Look at why before it goes on.`;
  return "A colleague paused it.";
}

export function moneyWords(pence: number): string {
  return `£${(pence / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function estimateLines({ byChannel }: Estimate): readonly string[] {
  return byChannel.map(({ channel, messages, days, pence }) => {
    const what = count(messages, ways[channel], `${ways[channel]}s`);
    return `${what}: ${days === 1 ? "one day or less" : `${days} days at least`}, ${moneyWords(pence)}`;
  });
}

export function audienceWords({ audience }: WaveEstimate): string {
  const { byChannel, withoutWay, practice } = audience;
  const people = sum(byChannel);
  const parts = [
    `${count(people, "person is", "people are")} approved and can be told by these ways now.`,
    withoutWay > 0
      ? `${count(withoutWay, "person cannot", "people cannot")}: none of these ways is safe for them.`
      : "",
    practice > 0 ? `${count(practice, "is", "are")} practice, and will stay in the outbox folder.` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
