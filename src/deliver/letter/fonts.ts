/** The letters' typeface: Atkinson Hyperlegible Next (OFL), parsed once a process, since parsing costs more than a page. */
import { createRequire } from "node:module";
import { type Font, openSync } from "fontkit";

const packageName = "@expo-google-fonts/atkinson-hyperlegible-next";
const resolve = createRequire(import.meta.url).resolve;

export type LetterFonts = { readonly regular: Font; readonly bold: Font };

let parsed: LetterFonts | null = null;

export function letterFonts(): LetterFonts {
  parsed ??= {
    regular: open("400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"),
    bold: open("700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"),
  };
  return parsed;
}

function open(file: string): Font {
  return openSync(resolve(`${packageName}/${file}`)) as Font;
}

/**
 * The text with letters that the typeface has: accents that it lacks are dropped from their base letter (ạ -> a).
 * Null where a letter has no such base (another script): nobody's name is printed as empty boxes.
 */
export function printable(text: string, { regular }: LetterFonts): string | null {
  let result = "";
  for (const letter of text.normalize("NFC")) {
    if (regular.hasGlyphForCodePoint(letter.codePointAt(0)!)) result += letter;
    else {
      const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
      if (base === letter || ![...base].every((each) => regular.hasGlyphForCodePoint(each.codePointAt(0)!)))
        return null;
      result += base;
    }
  }
  return result;
}
