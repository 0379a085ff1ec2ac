/** Which mentions share a sentence and which a paragraph. */

import type { Place } from "../../domain/documents/place.ts";
import type { PlacedMention } from "../../domain/people/mention.ts";

/** Where sentences are not told apart, a line stands for one; a page is no line, so there the paragraph does. */
export function sentenceKey(mention: PlacedMention): string {
  if (mention.sentence !== undefined) return `${blockKey(mention)}:${mention.sentence}`;
  return "page" in mention.place ? blockKey(mention) : lineKey(mention);
}

export function lineKey(mention: PlacedMention): string {
  return `${blockKey(mention)}:${placeKey(mention.place)}`;
}

/** A word processor's paragraph is one even where no blank line parts it from the next. */
export function blockKey({ passage, block, place }: PlacedMention): string {
  return "paragraph" in place ? `${passage}:${block}:${place.paragraph}` : `${passage}:${block}`;
}

/** One row is one place, whatever the column. */
export function placeKey(place: Place): string {
  if ("row" in place) return `${"sheet" in place ? place.sheet : place.table}\u0000${place.row}`;
  return JSON.stringify(place);
}
