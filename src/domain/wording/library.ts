/** The words that an authority's notices are made from: what comes along, over it what it has approved, and a mark of both. */
import { type NoticeLibrary, type NoticeSpeech, sayIn } from "../notices/compose-for.ts";
import { fieldsOf, linesOf, withFields } from "./texts.ts";
import { type Wording, type WordingFields, type WordingKind, wordingKinds } from "./wording.ts";

/** `standing`: approved ones of one authority, one of each language and kind. */
export function libraryWith(base: NoticeLibrary, standing: readonly Wording[]): NoticeLibrary {
  const english = standing
    .filter(({ language }) => language === "en")
    .reduce((content, { kind, fields }) => withFields(content, kind, fields), base);
  const languages = (base.languages ?? []).map((speech) => {
    const own = standing.filter(({ language }) => language === speech.code);
    const said = own.flatMap(({ source, fields }) => pairsOf(source, fields));
    return said.length === 0
      ? speech
      : { ...speech, phrases: { ...speech.phrases, ...Object.fromEntries(said) } };
  });
  return { ...english, languages };
}

/** English lines with what stands for each; a field that has another number of lines says nothing for any. */
function pairsOf(source: WordingFields, fields: WordingFields): readonly (readonly [string, string])[] {
  return Object.entries(source).flatMap(([name, english]) => {
    const [lines, said] = [linesOf(english), linesOf(fields[name] ?? "")];
    return lines.length === said.length ? lines.map((line, at) => [line, said[at]!] as const) : [];
  });
}

/** What a form of the language begins with: what is said already for the English as it stands, "" where something is missing. */
export function fieldsIn(speech: NoticeSpeech, english: WordingFields): WordingFields {
  const say = sayIn(speech);
  return Object.fromEntries(
    Object.entries(english).map(([name, text]) => {
      const said = linesOf(text).map(say);
      return [name, said.some((line) => line === null) ? "" : said.join("\n")];
    }),
  );
}

/** How many English lines of these words the language lacks. */
export function missingIn(library: NoticeLibrary, code: string, kind: WordingKind): number {
  const speech = library.languages?.find((one) => one.code === code);
  if (speech === undefined) return 0;
  const say = sayIn(speech);
  return Object.values(fieldsOf(library, kind))
    .flatMap(linesOf)
    .filter((line) => say(line) === null).length;
}

/** Two libraries that say the same have the same: drafts keep it, so that what was written before a change is known. */
export function wordsOf(library: NoticeLibrary, language: string): string {
  const english = wordingKinds.map((kind) => fieldsOf(library, kind));
  const speech = library.languages?.find(({ code }) => code === language);
  const say = speech === undefined ? (line: string) => line : sayIn(speech);
  const others = [library.template.letter, library.easy?.letter, library.template.range];
  return JSON.stringify([
    others,
    english.map((fields) =>
      Object.entries(fields).map(([name, text]) => [name, text, linesOf(text).map(say)]),
    ),
  ]);
}
