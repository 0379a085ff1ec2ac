/** Words of messages to subscribers, from the same files as those of the pages. */
import { translator } from "../../public/languages/translator.ts";
import type { NewsWords, NewsWordsOf } from "../../respond/subscriptions/news-words.ts";
import { readLanguages } from "../content/read-languages.ts";

/** Edited words are in messages a minute later. */
const freshMs = 60_000;
/** Pages that are there in every language; links to others lead to English ones. */
const everywhere = {
  has: (path: string) => /^\/(?:$|statements\/\d+$|services(?:\/|$)|authorities\/|subscribe\/)/u.test(path),
};

export function newsWordsIn(content: string): () => Promise<NewsWordsOf> {
  let read: Promise<NewsWordsOf> | undefined;
  let at = Number.NEGATIVE_INFINITY;
  return () => {
    if (read === undefined || performance.now() - at > freshMs) {
      at = performance.now();
      read = readWords(content);
    }
    return read;
  };
}

async function readWords(content: string): Promise<NewsWordsOf> {
  const languages = await readLanguages(content);
  const all = new Map(languages.map((one) => [one.code, wordsOf(translator(one, everywhere))]));
  const english = all.get("en");
  if (english === undefined) throw new Error("There are no English words in content/languages");
  return (language) => all.get(language) ?? english;
}

function wordsOf({ language, say, day, to }: ReturnType<typeof translator>): NewsWords {
  const { code, locale, dir } = language;
  return { language: code, locale, dir, say: (key, values) => say(`news.${key}`, values).text, day, to };
}
