/** News as staff see it: counts with the names of what is followed, and messages in English words. */
import type { MailingCount, NewsOverview } from "../../domain/subscriptions/counts.ts";
import type { NewsItem } from "../../domain/subscriptions/news.ts";
import type { Topic } from "../../domain/subscriptions/subscription.ts";
import type { BodyStore } from "../ports.ts";
import { inWords, type NewsWordsOf } from "./news-words.ts";
import type { SubscriptionStore } from "./subscription-store.ts";

export type ReadNewsPorts = {
  readonly subscriptions: Pick<SubscriptionStore, "counts">;
  readonly bodies: Pick<BodyStore, "authorities" | "services">;
  newsWords(): Promise<NewsWordsOf>;
};

export async function readNews({ subscriptions, bodies, newsWords }: ReadNewsPorts): Promise<NewsOverview> {
  const [counts, authorities, services, words] = await Promise.all([
    subscriptions.counts(),
    bodies.authorities(),
    bodies.services(),
    newsWords(),
  ]);
  const english = words("en");
  const said = (items: readonly NewsItem[]) => items.map((item) => inWords(item, english));
  const names = [
    { topic: "all", kind: "all", name: "Everything" } as const,
    ...authorities.flatMap(({ id, key, name }) => [
      { topic: `a:${key}`, kind: "authority", name } as const,
      ...services
        .filter(({ authority }) => authority === id)
        .map((one) => ({ topic: `s:${key}/${one.key}`, kind: "service", name: one.name }) as const),
    ]),
  ];
  const known = new Set<Topic>(names.map(({ topic }) => topic));
  // A service that is not listed any more: whoever follows it alone hears nothing, and staff should know.
  const gone = counts.topics
    .filter(({ topic }) => !known.has(topic))
    .map(
      ({ topic }) => ({ topic, kind: "service", name: `${topic.slice(2)} (not listed any more)` }) as const,
    );
  const of = (topic: Topic) => counts.topics.find((one) => one.topic === topic);
  return {
    ...counts,
    followed: [...names, ...gone]
      .map(({ topic, kind, name }) => ({
        ...{ kind, name, atOnce: of(topic)?.atOnce ?? 0, daily: of(topic)?.daily ?? 0 },
      }))
      .filter(({ kind, atOnce, daily }) => kind !== "service" || atOnce + daily > 0),
    mailings: counts.mailings.map(({ items, ...one }) => ({ ...one, says: said(items), left: leftOf(one) })),
    next: { atOnce: said(counts.next.atOnce), daily: said(counts.next.daily) },
  };
}

function leftOf({ queued, sent, refused, dropped }: Omit<MailingCount, "items">): number {
  return Math.max(0, queued - sent - refused - dropped);
}
