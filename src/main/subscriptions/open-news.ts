/** News to subscribers, into the outbox: without codes of letters, for it is about nobody, and stands on the site for all to read. */
import { clearPacks } from "../../deliver/outbox/packs/clear-packs.ts";
import { packCourier } from "../../deliver/outbox/packs/pack-courier.ts";
import type { Courier } from "../../respond/courier.ts";
import type { NewsWordsOf } from "../../respond/subscriptions/news-words.ts";
import { openSubscriptionWork } from "../../respond/subscriptions/open-subscription-work.ts";
import type { SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import type { Envelopes } from "../../store/notices/envelopes.ts";
import type { Places } from "../places.ts";
import { newsPace } from "./news-settings.ts";
import { newsWordsIn } from "./news-words.ts";

type Ports = {
  readonly subscriptions: SubscriptionStore;
  readonly leaseMs: number;
  now(): Date;
  newsWords(): Promise<NewsWordsOf>;
};

export function newsPorts({ content }: Pick<Places, "content">): Pick<Ports, "newsWords"> {
  return { newsWords: newsWordsIn(content) };
}

export function openNews(
  { subscriptions, now, leaseMs, newsWords }: Ports,
  { outbox }: Pick<Places, "outbox">,
  { courier, envelopes, address }: { courier: Courier; envelopes: Envelopes; address: () => string },
) {
  return openSubscriptionWork({
    ...{ subscriptions, now, leaseMs, address, courier, perMinute: newsPace() },
    bulk: packCourier(outbox, envelopes, courier),
    newsWords,
    clearSent: (before) => clearPacks(outbox, before),
  });
}
