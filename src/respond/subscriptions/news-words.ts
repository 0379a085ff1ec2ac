/** What messages to subscribers are written with: words, days and addresses of pages in the language of each. */
import type { Said } from "../../domain/subscriptions/news.ts";

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

export function inWords({ key, values, days = {} }: Said, words: NewsWords): string {
  const said = Object.entries(days).map(([name, iso]) => [name, words.day(iso)]);
  return words.say(key, { ...values, ...Object.fromEntries(said) }).replace(/\s+/gu, " ");
}
