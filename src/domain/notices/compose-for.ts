/** A notice as its reader asked for it: in their format, and in their language with the English behind it. */
import { asItStands, composePart, type NoticeContent, type NoticeFacts, type Say } from "./compose-notice.ts";
import type { NoticeFormat, NoticeLanguage, NoticeWords } from "./notice.ts";

/** How somebody reads best, as they or those who know them said. */
export type Reading = { readonly format: NoticeFormat; readonly language: string };
export const plainEnglish: Reading = { format: "plain", language: "en" };

/** A language with what the words of notices are in it, by the English. */
export type NoticeSpeech = NoticeLanguage & {
  /** In its own words: "Cymraeg". */
  readonly name: string;
  readonly phrases: Readonly<Record<string, string>>;
};

export type NoticeLibrary = NoticeContent & { readonly languages?: readonly NoticeSpeech[] };

export type Composed = {
  readonly words: NoticeWords;
  /** English that the language lacks: it stands there in English, and staff are told. */
  readonly missing: readonly string[];
};

export function composeFor(
  facts: NoticeFacts,
  library: NoticeLibrary,
  { format, language }: Reading,
): Composed {
  const easy = format === "easy-read";
  const inFormat = format === "plain" ? {} : { format };
  const english = composePart(facts, library, { easy, say: asItStands });
  const speech = library.languages?.find(({ code }) => code === language);
  if (language === "en" || speech === undefined)
    return { words: { ...english, ...inFormat }, missing: language === "en" ? [] : [language] };
  const missing = new Set<string>();
  const inSpeech = sayIn(speech);
  const own = composePart(facts, library, {
    easy,
    say(text) {
      const said = inSpeech(text);
      if (said === null) missing.add(text);
      return said;
    },
  });
  const { code, locale, dir } = speech;
  return {
    // The English behind it is what was approved, and what a helper can read.
    words: { ...own, ...inFormat, language: { code, locale, dir }, also: [english] },
    missing: [...missing],
  };
}

/** A translation that loses a phone number, or names a field that there is not, is none. */
export function sayIn({ phrases }: Pick<NoticeSpeech, "phrases">): Say {
  const known = sound.get(phrases) ?? new Map<string, string | null>();
  sound.set(phrases, known);
  return (english) => {
    const before = known.get(english);
    if (before !== undefined) return before;
    const said = Object.hasOwn(phrases, english) ? phrases[english]! : null;
    const kept = said !== null && haveSameFields(english, said) ? said : null;
    known.set(english, kept);
    return kept;
  };
}

/** What was looked at once: half a million notices say the same. */
const sound = new WeakMap<NoticeSpeech["phrases"], Map<string, string | null>>();

export function haveSameFields(english: string, said: string): boolean {
  return fieldsIn(english).join() === fieldsIn(said).join();
}

function fieldsIn(text: string): readonly string[] {
  return [...new Set(text.match(/\{[a-z]+\}/g) ?? [])].sort();
}
