/** How fast news goes out, and how the record learns what stands on the public page. */
import { shownIn } from "../../domain/subscriptions/shown-in.ts";
import { publicationOf, siteNameOf } from "../../public/site/publication-of.ts";
import type { PublicFacts } from "../../respond/publish/gather-facts.ts";
import type { SubscriptionStore } from "../../respond/subscriptions/subscription-store.ts";

/** GOV.UK Notify's limit, where CANDOUR_NEWS_PER_MINUTE says nothing else. */
const usualPace = 3000;

export function newsPace(): number {
  const set = Number(process.env["CANDOUR_NEWS_PER_MINUTE"]);
  return Number.isInteger(set) && set > 0 ? set : usualPace;
}

/** After the page is out: nobody is told what they cannot read yet. */
export async function shownAfter(
  { subscriptions }: { readonly subscriptions: Pick<SubscriptionStore, "show"> },
  facts: PublicFacts,
): Promise<void> {
  await subscriptions.show(shownIn(publicationOf(facts, { siteName: siteNameOf(facts), address: "" })));
}
