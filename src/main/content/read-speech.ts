/**
 * The languages of notices: the same list and folders as those of the public pages (read-languages.ts), and in each folder
 * beside `phrases` one called `notices`. A body that loads a language for notices alone needs no pages in it.
 */
import { join } from "node:path";
import type { NoticeSpeech } from "../../domain/notices/compose-for.ts";
import { languageFolders, listedLanguages, phrasesIn, type Warn } from "./read-languages.ts";

/** A file that cannot be read is left out and said so in the log: what it would have said stands in English. */
export async function readSpeech(
  folder: string,
  warn: Warn = (problem) => process.emitWarning(problem),
): Promise<readonly NoticeSpeech[]> {
  const found = new Map<string, NoticeSpeech>();
  for (const place of languageFolders(folder)) {
    for (const { code, name, dir, locale } of await listedLanguages(place, warn))
      found.set(code, { code, name, dir, locale, phrases: found.get(code)?.phrases ?? {} });
    for (const speech of found.values()) {
      const phrases: Record<string, string> = { ...speech.phrases };
      for (const kind of ["phrases", "notices"])
        Object.assign(phrases, await phrasesIn(join(place, speech.code, kind), warn));
      found.set(speech.code, { ...speech, phrases });
    }
  }
  return [...found.values()].filter(({ code, phrases }) => code !== "en" && Object.keys(phrases).length > 0);
}
