/** What authorities of one incident tell each other of a campaign: where it leads, what it carries, who it claims to be from. */
import type { Features } from "./grouping/features.ts";

export const indicatorKinds = ["site", "file", "sender-site", "number"] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

const most = 12;

/** Never the address of a person: of senders only where their mail comes from. */
export function indicatorsOf(
  all: readonly Features[],
): readonly { readonly kind: IndicatorKind; readonly value: string }[] {
  const of = (kind: IndicatorKind, values: readonly string[]) =>
    [...new Set(values)]
      .toSorted()
      .slice(0, most)
      .map((value) => ({ kind, value }));
  return [
    ...of(
      "site",
      all.flatMap(({ sites }) => sites),
    ),
    ...of(
      "file",
      all.flatMap(({ files }) => files),
    ),
    ...of(
      "sender-site",
      all.flatMap(({ senderSites }) => senderSites),
    ),
    ...of(
      "number",
      all.flatMap(({ numbers }) => numbers),
    ),
  ];
}
