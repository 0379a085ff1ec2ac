/**
 * The words of every language, kept beside the pages that were published with them and given to nobody. Whoever serves
 * forms has no database and no folder of words: it speaks as the published pages do, also while words are edited.
 */
import { z } from "zod";
import type { Language } from "../../domain/languages/language.ts";

export const wordsPath = "/words.json";

export function wordsJson(languages: readonly Language[]): string {
  return JSON.stringify(languages);
}

const file = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    dir: z.enum(["ltr", "rtl"]),
    locale: z.string(),
    words: z.record(z.string(), z.string()),
    phrases: z.record(z.string(), z.string()).default({}),
  }),
);

/** None where there are none, or none that can be read: then everything is said in English. */
export function languagesIn(body: Buffer | undefined): readonly Language[] {
  if (body === undefined) return [];
  try {
    return file.parse(JSON.parse(body.toString()));
  } catch {
    return [];
  }
}
