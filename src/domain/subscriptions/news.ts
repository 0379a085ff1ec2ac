/** What is new on the public page: the difference between what was announced last and what stands there now. */
import type { EmergencyWords } from "../emergency/emergency.ts";
import type { Translated } from "../publication/published-translation.ts";
import type { Topic } from "./subscription.ts";

/** Words yet to be said in a language: the key of a sentence, and what goes into it. Days are said as the language does. */
export type Said = {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly days?: Readonly<Record<string, string>>;
};

/** What subscribers are told of, by its lasting key. Plain data: it is kept as JSON. */
export type Shown = { readonly [key: string]: ShownThing };
export type ShownThing = Translated & {
  readonly kind: "statement" | "service" | "outage" | "maintenance";
  readonly topics: readonly Topic[];
  readonly title: string;
  /** How it stands; a change of it is news. */
  readonly says: Said;
  readonly path: string;
};

export type NewsItem = Translated & {
  /** Key of what it is about. */
  readonly about: string;
  readonly topics: readonly Topic[];
  readonly says: Said;
  readonly path: string;
};

/** In the order of the page. A change that was taken back meanwhile is none. */
export function newsBetween(before: Shown, now: Shown): readonly NewsItem[] {
  return Object.entries(now).flatMap(([key, thing]) => {
    const earlier = before[key];
    // A service that is listed for the first time and runs is no news.
    if (earlier === undefined && thing.kind === "service") return [];
    if (earlier !== undefined && sameWords(earlier.says, thing.says)) return [];
    const { topics, path, translated } = thing;
    const item = { about: key, topics, says: saidOf(thing, earlier), path };
    // A translation by itself is no news: whoever reads it is told the rest in it.
    return [translated === undefined ? item : { ...item, translated }];
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

/** What stands above every page of the site is for everybody who follows anything. */
export function emergencyNews(id: string, { text, texts }: Pick<EmergencyWords, "text" | "texts">): NewsItem {
  const others = Object.entries(texts).map(([language, words]) => [`text-${language}`, words]);
  const values = { text, ...Object.fromEntries(others) };
  return { about: `emergency ${id}`, topics: ["all"], says: { key: "emergency", values }, path: "/" };
}

/** In the language, if it was written in it too; else in English. */
export function emergencyTextIn({ says: { values } }: NewsItem, language: string): string {
  return values[`text-${language}`] ?? values["text"] ?? "";
}

function saidOf({ kind, title, says }: ShownThing, earlier: ShownThing | undefined): Said {
  if (kind !== "statement") return { ...says, values: { ...says.values, title } };
  const key =
    says.key === "statement-withdrawn"
      ? says.key
      : earlier === undefined
        ? "statement-new"
        : "statement-corrected";
  return { key, values: { title } };
}

/** The record gives fields back in another order than they were written in. */
function sameWords(one: Said, other: Said): boolean {
  const line = ({ key, values, days = {} }: Said): string =>
    JSON.stringify([key, Object.entries(values).sort(), Object.entries(days).sort()]);
  return line(one) === line(other);
}
