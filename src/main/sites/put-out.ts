/** Puts the facts that may be published where the public site's process reads them: rendered whole, then switched to. */
import type { Outcome } from "../../domain/outcome.ts";
import { publicationOf, siteNameOf } from "../../public/site/publication-of.ts";
import { renderSite } from "../../public/site/render-site.ts";
import { type WriteProblem, writeSite } from "../../public/site/write-site.ts";
import type { PublicFacts } from "../../respond/publish/gather-facts.ts";

/**
 * `address`: where the public reaches the site, for the feeds' own links; from CANDOUR_PUBLIC_URL. `practice`: alerts
 * say that nothing has happened.
 */
export function putOut(
  facts: PublicFacts,
  folder: string,
  address: string,
  practice = false,
): Promise<Outcome<unknown, WriteProblem>> {
  const publication = publicationOf(facts, { siteName: siteNameOf(facts), address, practice });
  return writeSite(folder, renderSite(publication));
}
