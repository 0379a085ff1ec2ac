/** A place in a document in words: "sheet Permits, row 12, column D". */
import type { Place } from "../../domain/documents/place.ts";
import { number } from "./numbers.ts";

export function placeWords(place: Place): string {
  return plainly(wordsOf(place));
}

function wordsOf(place: Place): string {
  if ("page" in place) return `page ${number(place.page)}`;
  if ("sheet" in place) return `sheet ${place.sheet}, row ${number(place.row)}, column ${place.column}`;
  if ("table" in place) return `${table(place.table)}row ${number(place.row)}, column ${place.column}`;
  if ("line" in place) return `line ${number(place.line)}`;
  if ("paragraph" in place) return `paragraph ${number(place.paragraph)}`;
  if ("slide" in place) return `slide ${number(place.slide)}`;
  return `part: ${place.part}`;
}

function table(name: string): string {
  return name === "" ? "" : `table ${name}, `;
}

/** "a/outer.zip!/mail.eml!/list.xlsx" step by step: which file, and what lies inside what. */
export function pathSteps(path: string): readonly string[] {
  return path.split("!/").map(plainly);
}

/** Names come from whoever made the files: what turns a line round, or shows as nothing, is shown as a mark. */
function plainly(written: string): string {
  return written.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}
