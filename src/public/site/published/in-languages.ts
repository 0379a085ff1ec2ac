/** What was translated of a text, as far as it is of the English that stands there now. */
import type { Bodies, InLanguages, Translated } from "../../../domain/publication/published-translation.ts";
import { isInStep, wordsInStep } from "../../../domain/translations/in-step.ts";
import type { Named } from "../../../domain/translations/sources.ts";
import type { Words } from "../../../domain/translations/subject.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";
import { linesOf, paragraphsOf } from "./texts.ts";

export type Translations = ReturnType<typeof translationsOf>;

export function translationsOf({ translations }: Pick<PublicFacts, "translations">) {
  const made = Map.groupBy(translations, ({ subject }) => subject);

  /** By language, the words of each field. */
  function fieldsOf({ subject, fields }: Named): readonly (readonly [code: string, words: Words])[] {
    const own = (made.get(subject) ?? []).map((one) => [one.language, wordsInStep(one, fields)] as const);
    return own.filter(([, words]) => Object.keys(words).length > 0);
  }

  return {
    translatedOf(...all: readonly Named[]): Translated {
      const translated: Record<string, Record<string, string>> = {};
      for (const named of all)
        for (const [code, words] of fieldsOf(named))
          translated[code] = { ...translated[code], ...byEnglish(named.fields, words) };
      return Object.keys(translated).length === 0 ? {} : { translated: translated as InLanguages };
    },

    bodiesOf(named: Named): { readonly bodies?: Bodies } {
      const bodies = fieldsOf(named).flatMap(([code, { body, easyRead = "" }]) =>
        body === undefined
          ? []
          : [[code, { paragraphs: paragraphsOf(body), easyRead: linesOf(easyRead) }] as const],
      );
      return bodies.length === 0 ? {} : { bodies: Object.fromEntries(bodies) };
    },

    /** Languages in which it was said, of words that have changed since. */
    behindOf({ subject, fields }: Named): { readonly behind?: readonly string[] } {
      const behind = (made.get(subject) ?? []).filter((one) => !isInStep(one, fields));
      return behind.length === 0 ? {} : { behind: behind.map(({ language }) => language) };
    },
  };
}

/** What is shown in paragraphs and lines, and so goes by itself. */
const running: ReadonlySet<string> = new Set(["body", "easyRead"]);

function byEnglish(english: Words, words: Words): Words {
  return Object.fromEntries(
    Object.entries(words)
      .filter(([field]) => !running.has(field))
      .map(([field, text]) => [english[field] ?? "", text]),
  );
}
