/** What is new on the public page: the difference between what was announced last and what stands there now. */
import type { Topic } from "./subscription.ts";

/** What subscribers are told of, by its lasting key. Plain data: it is kept as JSON. */
export type Shown = { readonly [key: string]: ShownThing };
export type ShownThing = {
  readonly kind: "statement" | "service" | "outage" | "maintenance";
  readonly topics: readonly Topic[];
  readonly title: string;
  /** How it stands, in words; a change of it is news. */
  readonly says: string;
  readonly path: string;
};

export type NewsItem = {
  /** Key of what it is about. */
  readonly about: string;
  readonly topics: readonly Topic[];
  readonly text: string;
  readonly path: string;
};

const firsts = {
  statement: "New statement",
  service: "Service",
  outage: "Outage",
  maintenance: "Planned maintenance",
} as const;

/** In the order of the page. A change that was taken back meanwhile is none. */
export function newsBetween(before: Shown, now: Shown): readonly NewsItem[] {
  return Object.entries(now).flatMap(([key, thing]) => {
    const earlier = before[key];
    // A service that is listed for the first time and runs is no news.
    if (earlier === undefined && thing.kind === "service") return [];
    if (earlier?.says === thing.says) return [];
    return [{ about: key, topics: thing.topics, text: textOf(thing, earlier), path: thing.path }];
  });
}

/** Those of them that somebody with these choices wants to hear of. */
export function newsFor(items: readonly NewsItem[], wanted: readonly Topic[]): readonly NewsItem[] {
  return items.filter(({ topics }) => topics.some((topic) => wanted.includes(topic)));
}

/** Of each thing the last that was said of it, for whoever reads it all at once. */
export function lastOfEach(items: readonly NewsItem[]): readonly NewsItem[] {
  return [...new Map(items.map((item) => [item.about, item])).values()];
}

export function topicsOf(items: readonly NewsItem[]): readonly Topic[] {
  return [...new Set(items.flatMap(({ topics }) => topics))].sort();
}

function textOf({ kind, title, says }: ShownThing, earlier: ShownThing | undefined): string {
  if (kind === "statement") {
    if (says.startsWith("withdrawn")) return `Statement withdrawn: ${title}`;
    return earlier === undefined ? `${firsts.statement}: ${title}` : `Statement corrected: ${title}`;
  }
  return `${firsts[kind]} ${title}: ${says}`;
}
