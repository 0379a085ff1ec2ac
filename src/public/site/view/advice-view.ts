/** Advice as it is shown: each piece once, the most urgent first, with links of the web alone. */
import type { PublishedAdvice } from "../../../domain/publication/published-incident.ts";

export function adviceView(advice: readonly PublishedAdvice[]) {
  return [...Map.groupBy(advice, ({ title }) => title).values()]
    .map((same) => ({
      ...same[0]!,
      kinds: kindsOf(same),
      // Only addresses of the web: a "javascript:" link in edited words must do nothing.
      links: same[0]!.links.filter(({ href }) => /^(https?:\/\/|tel:|mailto:)/i.test(href)),
    }))
    .toSorted((a, b) => a.order - b.order);
}

/** Of several incidents; where one of them is for everyone, it is. */
function kindsOf(same: readonly PublishedAdvice[]): readonly string[] {
  if (same.some(({ kinds }) => kinds.length === 0)) return [];
  return [...new Set(same.flatMap(({ kinds }) => kinds))];
}
