/** What messages to subscribers are written with: words, days and addresses of pages in the language of each. */
import { numbersKept } from "../../domain/languages/numbers.ts";
import type { NewsItem } from "../../domain/subscriptions/news.ts";

export type NewsWords = {
  /** "cy" */
  readonly language: string;
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  day(iso: string): string;
  /** "/cy/statements/3" for "/statements/3" where that page is there in the language. */
  to(path: string): string;
};

/** English for a language that there are no words in. */
export type NewsWordsOf = (language: string) => NewsWords;

export function inWords(
  { says: { key, values, days = {} }, translated = {} }: Pick<NewsItem, "says" | "translated">,
  words: NewsWords,
): string {
  const own = Object.hasOwn(translated, words.language) ? (translated[words.language] ?? {}) : {};
  // What staff wrote: in its translation, where a second person had approved one when it was news.
  const wrote = Object.entries(values).map(([name, english]) => {
    const text = Object.hasOwn(own, english) ? (own[english] ?? english) : english;
    return [name, numbersKept(text, words.dir)];
  });
  const said = Object.entries(days).map(([name, iso]) => [name, words.day(iso)]);
  return words.say(key, Object.fromEntries([...wrote, ...said])).replace(/\s+/gu, " ");
}
