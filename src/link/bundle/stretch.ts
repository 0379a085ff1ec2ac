/** Which mentions share a sentence and which a paragraph. */
import type { PlacedMention } from "../../domain/mention.ts";
import type { Place } from "../../domain/place.ts";

/** Where sentences are not told apart, a line stands for one; a page is no line, so there the paragraph does. */
export function sentenceKey(mention: PlacedMention): string {
  if (mention.sentence !== undefined) return `${blockKey(mention)}:${mention.sentence}`;
  return "page" in mention.place ? blockKey(mention) : lineKey(mention);
}

export function lineKey(mention: PlacedMention): string {
  return `${blockKey(mention)}:${placeKey(mention.place)}`;
}

export function blockKey(mention: PlacedMention): string {
  return `${mention.passage}:${mention.block}`;
}

/** One row is one place, whatever the column. */
export function placeKey(place: Place): string {
  if ("row" in place) return `${"sheet" in place ? place.sheet : place.table}\u0000${place.row}`;
  return JSON.stringify(place);
}
