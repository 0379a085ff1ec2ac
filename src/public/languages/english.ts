/** English as it comes with Candour: always at hand, so that no page waits for words that were edited. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Language } from "../../domain/languages/language.ts";

const folder = join(import.meta.dirname, "../../../content/languages/en");

let read: Language | undefined;

export function english(): Language {
  read ??= { code: "en", name: "English", dir: "ltr", locale: "en-GB", words: shippedWords() };
  return read;
}

function shippedWords(): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(
    files.flatMap((name) =>
      Object.entries(parse(readFileSync(join(folder, name), "utf8")) as Record<string, string>).map(
        ([key, text]) => [`${name.slice(0, -".yaml".length)}.${key}`, text],
      ),
    ),
  );
}
