/** The strings that cells refer to by number. */
import { type OfficePackage, readPart } from "../office/package.ts";

/** More than fits beside the rest in a child's memory. */
const mostCharacters = 200_000_000;

export async function readSharedStrings(pack: OfficePackage): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  let characters = 0;
  await readPart(pack, "xl/sharedstrings.xml", {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") inText = !phonetic;
      else if (name === "rPh") phonetic = true;
    },
    text(piece) {
      if (inText && characters < mostCharacters) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") {
        characters += text.length;
        strings.push(unescapeCell(text));
      }
    },
  });
  if (characters >= mostCharacters) pack.faults.push("the table of strings is too large to be held");
  return strings;
}

/** Excel writes characters that XML forbids as `_x000D_`. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
