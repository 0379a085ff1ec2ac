/** Forms in running text: "Date of birth: 03/04/1985", or the label on a line above its value. */

import { normalAddress } from "../contact/address.ts";
import type { Hit } from "../detector.ts";
import { detectorFor } from "../detectors.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { marks } from "../names/lists/fold.ts";
import { marksOf } from "../names/lists/gazetteer.ts";
import { nameInField } from "../names/name-field.ts";
import { isSensitive, sensitiveCell } from "../sensitive/sensitive.ts";
import { type Meaning, meaningOf } from "../tables/meaning.ts";

const field =
  /(?:^|\n|\t|[ ]{3,}|[;|,] ?)[ \t*•>-]{0,4}([A-Za-z][\w'’/.&()#-]*(?: [\w'’/.&()#-]+){0,5}) ?(?::|=|\t|[ ]{3,}|\.{3,}) ?[ \t]*(?=(\S[^\n\t]{0,200}))/g;
const above =
  /(?:^|\n)[ \t]*([A-Za-z][\w'’/.&() #-]{1,40}?[ \t]*:?)[ \t]*\n[ \t]*(?=(\S[^\n]{0,80})(?:\n|$))/g;

export function formHits(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const pattern of [field, above]) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const label = match[1]!.replace(/:$/, "").trim();
      const meaning = meaningOf(label);
      // "Social Worker" over a line may be a signature's job title; "Name" or a colon says that it is a label.
      const title = pattern === above && meaning?.type === "name" && !/:$|name/i.test(match[1]!);
      if (meaning && meaning.type !== "other" && !title) {
        for (const hit of fieldHits(meaning, match[2]!, match.index + match[0].length, label))
          hits.push({ ...hit, label });
      }
      // The next label may begin where this match ended its label.
      if (pattern === above) pattern.lastIndex = match.index + match[0].length - 1;
    }
  }
  return hits;
}

function fieldHits(meaning: Meaning, rest: string, start: number, label: string): readonly Hit[] {
  const value = rest.split(/ {3,}|[;|]|,? +[A-Z][A-Za-z.]*(?: [A-Za-z.]+){0,2}:/, 1)[0]!;
  const moved = (hit: Hit | null | undefined): readonly Hit[] =>
    hit ? [{ ...hit, start: hit.start + start, end: hit.end + start }] : [];
  if (meaning.type === "name")
    return meaning.part === "title" ? [] : moved(likelyName(value.split(/, ?(?=\d)/, 1)[0]!));
  if (meaning.type === "address" && meaning.part === "whole") return moved(addressAfter(value));
  if (isSensitive(meaning.type))
    return sensitiveCell(meaning.type as Hit["type"], value, label).flatMap(moved);
  const detector = detectorFor(meaning.type as Hit["type"]);
  if (!detector || meaning.part !== "whole") return [];
  return moved(hitInCell(detector, value, "label") ?? hitsIn(detector, value, "label")[0]);
}

/** A word by itself under a label ("Author: Records") must be on the lists, and nothing else in English. */
function likelyName(value: string): Hit | null {
  const name = nameInField(value);
  if (!name || name.value.includes(" ")) return name;
  const mark = marksOf(name.value);
  return mark & (marks.given | marks.surname) && !(mark & marks.ordinary) ? name : null;
}

/** Whatever a form calls an address and that has a number and a street's or a town's words. */
function addressAfter(value: string): Hit | null {
  const written = value.trim().replace(/[,.]$/, "");
  if (
    written.length < 8 ||
    written.length > 160 ||
    !/\d/.test(written) ||
    !/\p{L}{3}/u.test(written) ||
    /@|https?:|\w\.[a-z]{2,}/.test(written)
  )
    return null;
  const start = value.indexOf(written);
  const joined = normalAddress(written, null);
  return {
    type: "address",
    start,
    end: start + written.length,
    value: joined,
    written,
    confidence: "medium",
    check: "unchecked",
  };
}

const ownLabel =
  /(?:^|[\n\t;,.|]|[ ]{2,})[ ]?([A-Za-z][\w'’/.&()# -]{0,40}?) ?(?::|=|\t| -|[ ]{2,}|\.{3,})[ \t]*$/;

/** The label that stands before a value on its line, "" where none does. */
export function labelBefore(text: string, start: number): string {
  const window = text.slice(Math.max(0, start - 60), start);
  return ownLabel.exec(window.slice(window.lastIndexOf("\n") + 1))?.[1]?.trim() ?? "";
}
