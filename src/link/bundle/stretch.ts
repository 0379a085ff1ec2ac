/** Which mentions share a line and which a paragraph. */
import type { PlacedMention } from "../../domain/mention.ts";
import type { Place } from "../../domain/place.ts";

/** A page is no line: on one, each mention is a line of its own and the paragraph decides. */
export function lineKey(mention: PlacedMention): string {
  const where = "page" in mention.place ? `at ${mention.start}` : placeKey(mention.place);
  return `${blockKey(mention)}:${where}`;
}

export function blockKey(mention: PlacedMention): string {
  return `${mention.passage}:${mention.block}`;
}

/** One row is one place, whatever the column. */
export function placeKey(place: Place): string {
  if ("row" in place) return `${"sheet" in place ? place.sheet : place.table}\u0000${place.row}`;
  return JSON.stringify(place);
}
