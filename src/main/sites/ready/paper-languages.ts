/**
 * In which languages there is paper: those that say everything that stands on it, in letters that the typeface has and
 * from left to right. In the others people print the page, which their browser sets.
 */
import { letterFonts, printable } from "../../../deliver/letter/fonts.ts";
import type { Language } from "../../../domain/languages/language.ts";
import { english } from "../../../public/languages/english.ts";

export function isOnPaper({ words, dir }: Language, file: "poster" | "print"): boolean {
  const keys = Object.keys(english().words).filter((key) => key.startsWith(`${file}.`));
  return (
    dir === "ltr" &&
    keys.every((key) => {
      const said = words[key];
      return (
        said !== undefined && printable(said.replaceAll("\n", " "), letterFonts()) === said.normalize("NFC")
      );
    })
  );
}
