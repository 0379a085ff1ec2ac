/** One stretch of running text: every recogniser, names and forms, with overlaps settled and each hit in its place. */
import type { PlacedMention } from "../../../domain/mention.ts";
import type { Prose } from "../../../domain/passage.ts";
import type { Place } from "../../../domain/place.ts";
import { detectors } from "../detectors.ts";
import type { Hit } from "../detector.ts";
import { hitsIn } from "../find.ts";
import { namesIn } from "../names/name-finder.ts";
import { withoutOverlaps } from "../overlap.ts";
import { formHits } from "./form.ts";

export function hitsInText(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const detector of detectors) hits.push(...hitsIn(detector, text));
  hits.push(...namesIn(text), ...formHits(text));
  return withoutOverlaps(hits);
}

export function mentionsInProse(prose: Prose, passage: number): readonly PlacedMention[] {
  const blocks = blockStarts(prose.text);
  let block = 0;
  let mark = 0;
  return hitsInText(prose.text).map((hit) => {
    while (block + 1 < blocks.length && blocks[block + 1]! <= hit.start) block++;
    while (mark + 1 < prose.marks.length && prose.marks[mark + 1]!.start <= hit.start) mark++;
    const { label = "", ...mention } = hit;
    const place: Place = prose.marks[mark]?.place ?? { line: 1 };
    return { ...mention, place, passage, block, stands: prose.role === "header" ? "header" : "prose", label };
  });
}

const blank = /\n[ \t\r]*\n\s*/g;

/** Where each paragraph begins: blank lines part them. */
export function blockStarts(text: string): readonly number[] {
  const starts = [0];
  for (const gap of text.matchAll(blank)) starts.push(gap.index + gap[0].length);
  return starts;
}
