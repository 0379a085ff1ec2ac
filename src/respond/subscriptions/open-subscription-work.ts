/** What Candour does for subscribers by itself: tells what is new, queues it, sends it, forgets who never confirmed. */
import { confirmDays, keptDays } from "../../domain/subscriptions/subscription.ts";
import type { CarryPorts } from "../delivery/deliver-queue.ts";
import { deliverQueue } from "../delivery/deliver-queue.ts";
import { note } from "../note.ts";
import type { NewsWordsOf } from "./news-words.ts";
import { batchFor, inBulk, pacedCourier } from "./paced-courier.ts";
import type { SubscriptionStore } from "./subscription-store.ts";
import { queueMailings, tellNews } from "./tell-news.ts";
import { writeNews } from "./write-news.ts";

export type SubscriptionWork = {
  /** What is new is told and queued. */
  tell(signal?: AbortSignal): Promise<number>;
  deliver(signal?: AbortSignal): Promise<{ readonly sent: number; readonly failed: number }>;
  forget(): Promise<number>;
};

type Ports = CarryPorts & {
  readonly subscriptions: SubscriptionStore;
  /** Where the public reaches the site. */
  address(): string;
  /** In every language that there are words in, as they are now. */
  newsWords(): Promise<NewsWordsOf>;
  /** Takes away what was carried before, where the courier keeps it. */
  clearSent(before: Date): Promise<unknown>;
  /** How many e-mails a minute the channel carries. */
  readonly perMinute: number;
};

const day = 86_400_000;

export function openSubscriptionWork(own: Ports): SubscriptionWork {
  const bulk = pacedCourier(own.bulk ?? inBulk(own.courier), own.perMinute);
  const carry = { ...own, batch: batchFor(own.perMinute), bulk };
  return {
    async tell(signal) {
      await tellNews(own);
      return await queueMailings(own, signal);
    },
    async deliver(signal) {
      const words = await own.newsWords();
      const queue = own.subscriptions.queue((letter) =>
        writeNews(letter, own.address(), words(letter.choices.language)),
      );
      return await deliverQueue(queue, carry, undefined, signal);
    },
    async forget() {
      const at = own.now();
      const change = { by: "system", at } as const;
      const old = new Date(at.getTime() - keptDays * day);
      await own.subscriptions.clearOld(old);
      await own.clearSent(old);
      return await own.subscriptions.endUnconfirmed(
        change,
        new Date(at.getTime() - confirmDays * day),
        (count) => [note(change, "subscription.expired", { subject: "subscribers" }, { count })],
      );
    },
  };
}
