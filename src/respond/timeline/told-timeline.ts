/** Which timeline is told: whose view of which incident, what is looked for, and under which handling mark. */
import type { AuthorityId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { PaperMark } from "../paper.ts";
import type { NamesOf } from "./entry-words.ts";
import type { TimelineQuery } from "./timeline-row.ts";

export type ToldTimeline = {
  readonly incident: Incident;
  readonly authority: AuthorityId;
  readonly query: Omit<TimelineQuery, "page">;
  readonly madeAt: Date;
  readonly mark: PaperMark | null;
};

/** Whoever reads an export must see what was left out of it. */
export function filtersOf(query: ToldTimeline["query"], names: NamesOf): Readonly<Record<string, string>> {
  const { authority, kind, by, from, until, words, pinned } = query;
  const all: readonly (readonly [string, string | undefined])[] = [
    ["authority", authority === undefined ? undefined : (names.get(authority) ?? authority)],
    ["kind", kind],
    ["by", by],
    ["from", from?.toISOString()],
    ["until", until?.toISOString()],
    ["words", words],
    ["pinned", pinned === true ? "yes" : undefined],
  ];
  return Object.fromEntries(all.filter((one): one is readonly [string, string] => one[1] !== undefined));
}
