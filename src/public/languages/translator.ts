/** Words, dates and addresses of the pages in one language; what the language lacks comes in English, and says so. */
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../../domain/languages/language.ts";
import { dayInWords, momentInWords, openingDay, timeInWords } from "../site/words.ts";
import { english } from "./english.ts";

export type Values = Readonly<Record<string, string | number>>;
export type Said = { readonly text: string; readonly inEnglish: boolean };
export type Translator = ReturnType<typeof translator>;

/**
 * `pages`: the paths that there are in this language; links to others lead to English. `spoken`: what staff wrote that is
 * in this language.
 */
export function translator(
  language: Language,
  pages: Pick<ReadonlySet<string>, "has"> = new Set(),
  spoken: ReadonlySet<string> = new Set(),
) {
  const isEnglish = language.code === "en";
  const date = (iso: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language.locale, { ...options, timeZone: "Europe/London" }).format(new Date(iso));
  // The Welsh "and" goes by the sound that follows, which nothing here hears: commas alone.
  const lists = new Intl.ListFormat(language.locale, {
    type: language.code === "cy" ? "unit" : "conjunction",
  });
  return {
    language,
    /** Whether words of staff are in the language of the page. */
    speaks: (words: string): boolean => isEnglish || spoken.has(words),
    say(key: string, values: Values = {}): Said {
      const own = language.words[key];
      const said = own === undefined ? undefined : formatted(own, language.locale, values);
      if (said !== undefined) return { text: said, inEnglish: false };
      const fallback = english().words[key];
      if (fallback === undefined) throw new Error(`No words for ${key} in content/languages/en`);
      return { text: formatted(fallback, "en-GB", values) ?? fallback, inEnglish: !isEnglish };
    },
    to: (path: string): string =>
      isEnglish || !pages.has(path.split(/[?#]/u, 1)[0] ?? "") ? path : inLanguage(language.code, path),
    day: (iso: string): string => (isEnglish ? dayInWords(iso) : date(iso, { dateStyle: "long" })),
    /** "Saturday 29 November" from "2025-11-29"; anything else is taken for words already. */
    openingDay(iso: string): string {
      if (isEnglish || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return openingDay(iso);
      return date(`${iso}T12:00:00Z`, { weekday: "long", day: "numeric", month: "long" });
    },
    /** "10am" in English, "10:00" elsewhere, from "10:00". */
    clock: (time: string): string => (isEnglish ? timeInWords(time) : time),
    /** "Eastmere and Westmere" */
    listed: (items: readonly string[]): string => lists.format(items),
    moment: (iso: string): string =>
      isEnglish ? momentInWords(iso) : date(iso, { dateStyle: "long", timeStyle: "short" }),
  };
}

/** "/cy" and "/cy/statements/3" */
export function inLanguage(code: string, path: string): string {
  if (code === "en") return path;
  return path === "/" ? `/${code}` : `/${code}${path.replace(/^\/(?=#)/, "")}`;
}

const formats = new Map<string, IntlMessageFormat | null>();

/** Undefined where the message is none, or wants a value that it is not given. */
function formatted(message: string, locale: string, values: Values): string | undefined {
  const key = `${locale}\n${message}`;
  if (!formats.has(key)) {
    if (formats.size > 5000) formats.clear();
    try {
      formats.set(key, new IntlMessageFormat(message, locale, {}, { ignoreTag: true }));
    } catch {
      formats.set(key, null);
    }
  }
  try {
    const said = formats.get(key)?.format(values);
    return said === undefined ? undefined : String(said);
  } catch {
    return undefined;
  }
}
