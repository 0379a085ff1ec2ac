/** Forms in running text: "Date of birth: 03/04/1985", or the label on a line above its value. */
import { detectorFor } from "../detectors.ts";
import type { Hit } from "../detector.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { nameInField } from "../names/name-field.ts";
import { type Meaning, meaningOf } from "../tables/meaning.ts";

const field = /(?:^|\n|\t|[ ]{3,}|[;|,] ?)[ \t*•>-]{0,4}([A-Za-z][\w'’/.&()#-]*(?: [\w'’/.&()#-]+){0,5}) ?(?::|=|\t|[ ]{3,}|\.{3,}) ?[ \t]*(?=(\S[^\n\t]*))/g;
const above = /(?:^|\n)[ \t]*([A-Za-z][\w'’/.&() #-]{1,40}?)[ \t]*:?[ \t]*\n[ \t]*(?=(\S[^\n]{0,80})(?:\n|$))/g;

export function formHits(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const pattern of [field, above]) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const meaning = meaningOf(match[1]!);
      if (meaning && meaning.type !== "other") {
        const hit = fieldHit(meaning, match[2]!, match.index + match[0].length);
        if (hit) hits.push({ ...hit, label: match[1]!.trim() });
      }
      // The next label may begin where this match ended its label.
      if (pattern === above) pattern.lastIndex = match.index + match[0].length - 1;
    }
  }
  return hits;
}

function fieldHit(meaning: Meaning, rest: string, start: number): Hit | null {
  const value = rest.split(/ {3,}|[;|]|,? +[A-Z][A-Za-z.]*(?: [A-Za-z.]+){0,2}:/, 1)[0]!;
  if (meaning.type === "name") return meaning.part === "title" ? null : nameInField(value, start);
  const detector = detectorFor(meaning.type as Hit["type"]);
  if (!detector) return null;
  const whole = hitInCell(detector, value, "label") ?? hitsIn(detector, value, "label")[0];
  return whole ? { ...whole, start: whole.start + start, end: whole.end + start } : null;
}
