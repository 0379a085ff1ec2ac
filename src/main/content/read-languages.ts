/** Reads the languages of the public pages: what comes with Candour, and over it what the data folder has. */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Language } from "../../domain/languages/language.ts";
import { takenCodes } from "../../public/languages/taken-codes.ts";

const builtIn = resolve(import.meta.dirname, "../../../content");

// Codes stand in addresses and in names of folders: nothing else may.
const code = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z]{2,8})?$/)
  .refine((one) => !takenCodes.has(one), "is the address of something else");
const list = z.array(
  z.strictObject({
    code,
    name: z.string().min(1),
    dir: z.enum(["ltr", "rtl"]),
    locale: z.string().refine((tag) => canonical(tag), "is no locale"),
  }),
);
const words = z.record(z.string().regex(/^[a-z0-9-]+$/), z.string().min(1));

/** A language that cannot be read is left out and said so in the log: news does not wait for a comma in a file. */
export async function readLanguages(
  folder: string,
  warn: (problem: string) => void = (problem) => process.emitWarning(problem),
): Promise<readonly Language[]> {
  const found = new Map<string, Language>();
  for (const place of [builtIn, folder].map((one) => join(one, "languages"))) {
    try {
      const text = await readFile(join(place, "languages.yaml"), "utf8").catch(() => "[]");
      for (const one of list.parse(parse(text)))
        found.set(one.code, { ...one, words: found.get(one.code)?.words ?? {} });
    } catch (error) {
      warn(`languages.yaml in ${place} cannot be used: ${(error as Error).message}`);
    }
    for (const [own, language] of found) {
      try {
        found.set(own, { ...language, words: { ...language.words, ...(await wordsIn(join(place, own))) } });
      } catch (error) {
        warn(`The words of ${own} in ${place} cannot be used: ${(error as Error).message}`);
      }
    }
  }
  // What is there in name alone would be English under another name.
  return [...found.values()].filter((one) => Object.keys(one.words).length > 0);
}

async function wordsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[a-z-]+\.yaml$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const read = words.parse(parse(await readFile(join(folder, name), "utf8")));
      return Object.entries(read).map(([key, text]) => [`${name.slice(0, -5)}.${key}`, text] as const);
    }),
  );
  return Object.fromEntries(files.flat());
}

function canonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
