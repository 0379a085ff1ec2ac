/** Advice as it is shown: each piece once, with links of the web alone. */
import type { PublishedAdvice } from "../../../domain/publication/published-incident.ts";

export function withoutRepeats(advice: readonly PublishedAdvice[]) {
  const first = new Map(advice.toReversed().map((one) => [one.title, one]));
  return (
    advice
      .filter((one) => first.get(one.title) === one)
      // Only addresses of the web: a "javascript:" link in edited words must do nothing.
      .map((one) => ({
        ...one,
        links: one.links.filter(({ href }) => /^(https?:\/\/|tel:|mailto:)/i.test(href)),
      }))
  );
}
