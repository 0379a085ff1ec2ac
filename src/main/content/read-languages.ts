/** Reads the languages of the public pages: what comes with Candour, and over it what the data folder has. */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Language } from "../../domain/languages/language.ts";
import { takenCodes } from "../../public/languages/taken-codes.ts";

const builtIn = resolve(import.meta.dirname, "../../../content");

// Codes stand in addresses and in names of folders: nothing else may.
const list = z.array(
  z.strictObject({
    code: z.string().regex(/^[a-z]{2,3}(-[a-z]{2,8})?$/),
    name: z.string().min(1),
    dir: z.enum(["ltr", "rtl"]),
    locale: z.string().refine((tag) => canonical(tag), "is no locale"),
  }),
);
const words = z.record(z.string().regex(/^[a-z0-9-]+$/), z.string().min(1));
const phrases = z.record(z.string().min(1), z.string().min(1));

export type Warn = (problem: string) => void;

/** A language that cannot be read is left out and said so in the log: news does not wait for a comma in a file. */
export async function readLanguages(
  folder: string,
  warn: Warn = (problem) => process.emitWarning(problem),
): Promise<readonly Language[]> {
  const found = new Map<string, Language>();
  for (const place of languageFolders(folder)) {
    for (const one of await listedLanguages(place, warn)) {
      const { words = {}, phrases = {} } = found.get(one.code) ?? {};
      found.set(one.code, { ...one, words, phrases });
    }
    for (const language of found.values()) {
      try {
        found.set(language.code, await withOwn(language, join(place, language.code)));
      } catch (error) {
        warn(`The words of ${language.code} in ${place} cannot be used: ${(error as Error).message}`);
      }
    }
  }
  // What is there in name alone would be English under another name.
  return [...found.values()].filter((one) => Object.keys(one.words).length > 0);
}

/** What comes with Candour, and after it what the data folder has. */
export function languageFolders(folder: string): readonly string[] {
  return [builtIn, folder].map((one) => join(one, "languages"));
}

export async function listedLanguages(place: string, warn: Warn): Promise<z.infer<typeof list>> {
  const path = join(place, "languages.yaml");
  try {
    const text = await readFile(path, "utf8").catch(() => "[]");
    return list.parse(parse(text)).filter(({ code }) => {
      const taken = takenCodes.has(code);
      if (taken)
        warn(
          `The language ${code} in ${path} is left out: /${code} is the address of something else. Give it another code of two or three letters, and its folder the same name.`,
        );
      return !taken;
    });
  } catch (error) {
    warn(`${path} cannot be used: ${(error as Error).message}`);
    return [];
  }
}

async function withOwn(language: Language, folder: string): Promise<Language> {
  const own = await filesIn(folder, words);
  const said = await filesIn(join(folder, "phrases"), phrases);
  return {
    ...language,
    words: {
      ...language.words,
      ...Object.fromEntries(
        own.flatMap(([name, read]) =>
          Object.entries(read).map(([key, text]) => [`${name}.${key}`, text] as const),
        ),
      ),
    },
    phrases: Object.assign({}, language.phrases, ...said.map(([, read]) => read)),
  };
}

/** By the English. */
export async function phrasesIn(folder: string, warn: Warn): Promise<Readonly<Record<string, string>>> {
  try {
    return Object.assign({}, ...(await filesIn(folder, phrases)).map(([, read]) => read));
  } catch (error) {
    warn(`The words in ${folder} cannot be used: ${(error as Error).message}`);
    return {};
  }
}

async function filesIn<T>(folder: string, shape: z.ZodType<T>): Promise<readonly (readonly [string, T])[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[a-z-]+\.yaml$/.test(name));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      return [name.slice(0, -".yaml".length), shape.parse(parse(text) ?? {})] as const;
    }),
  );
}

function canonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
