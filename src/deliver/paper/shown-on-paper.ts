/** Text with letters that the typeface has; where it lacks one, its number stands in its place: nothing is left out. */
import { letterFonts, printable } from "../letter/fonts.ts";

export function shownOnPaper(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/\t/gu, "  ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/gu, " ");
  const fonts = letterFonts();
  if (printable(plain.replaceAll("\n", " "), fonts) === plain.normalize("NFC").replaceAll("\n", " "))
    return plain.normalize("NFC");
  let shown = "";
  for (const letter of plain.normalize("NFC"))
    shown +=
      letter === "\n"
        ? letter
        : (printable(letter, fonts) ??
          `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
  return shown;
}
