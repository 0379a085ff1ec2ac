/** Takes in e-mails that came back: a subscription ends whose address is none, or whose subscriber complained of us. */
import { returnedIn } from "../../domain/subscriptions/returned.ts";
import { note } from "../note.ts";
import type { SubscriptionStore } from "./subscription-store.ts";

export type ReturnedCounts = {
  readonly read: number;
  readonly ended: number;
  /** Of those who had left already. */
  readonly gone: number;
  readonly passing: number;
  readonly notOurs: number;
};

type Ports = { readonly subscriptions: Pick<SubscriptionStore, "endReturned">; now(): Date };

export async function takeReturned(
  { subscriptions, now }: Ports,
  mails: AsyncIterable<string>,
): Promise<ReturnedCounts> {
  const ending = new Map<string, "unreachable" | "complained">();
  const count = { read: 0, passing: 0, notOurs: 0 };
  for await (const mail of mails) {
    const returned = returnedIn(mail);
    count.read++;
    if (returned.kind === "passing") count.passing++;
    else if (returned.kind === "not-ours") count.notOurs++;
    else ending.set(returned.subscriber, returned.why);
  }
  const change = { by: "system", at: now() } as const;
  const ended = await subscriptions.endReturned(
    change,
    [...ending].map(([subscriber, why]) => ({ subscriber, why })),
    (ended) => [note(change, "subscription.returned", { subject: "subscribers" }, { count: ended })],
  );
  return { ...count, ended, gone: ending.size - ended };
}
