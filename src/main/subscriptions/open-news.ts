/** News to subscribers, into the outbox: without codes of letters, for it is about nobody, and stands on the site for all to read. */
import { packCourier } from "../../deliver/outbox/packs/pack-courier.ts";
import type { Courier } from "../../respond/courier.ts";
import { openSubscriptionWork } from "../../respond/subscriptions/open-subscription-work.ts";
import type { SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";
import type { Envelopes } from "../../store/notices/envelopes.ts";
import type { Places } from "../places.ts";
import { newsPace } from "./news-settings.ts";
import { newsWordsIn } from "./news-words.ts";

type Ports = { readonly subscriptions: SubscriptionStore; now(): Date; readonly leaseMs: number };

export function openNews(
  { subscriptions, now, leaseMs }: Ports,
  { outbox, content }: Pick<Places, "outbox" | "content">,
  { courier, envelopes, address }: { courier: Courier; envelopes: Envelopes; address: () => string },
) {
  return openSubscriptionWork({
    ...{ subscriptions, now, leaseMs, address, courier, perMinute: newsPace() },
    bulk: packCourier(outbox, envelopes, courier),
    newsWords: newsWordsIn(content),
  });
}
