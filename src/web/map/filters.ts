/** What of the map somebody wants to see: on a day, of an authority, around a thing, with words in it. All in the address. */

import { type Lookup, lookupOf } from "../../domain/map/lookup.ts";
import type { Day, MapRef, SharedMap } from "../../domain/map/map.ts";
import { refOf } from "../../domain/map/ref.ts";
import { around, ofAuthority, onDay } from "../../domain/map/views.ts";
import { type FieldError, type Fields, oneOf, raw, text } from "../frame/fields.ts";
import { dayTyped, readDay } from "./days.ts";

export type Filters = {
  readonly on: Day | null;
  /** An authority's id, "" for all. */
  readonly authority: string;
  readonly around: MapRef | null;
  readonly steps: number;
  readonly words: string;
  readonly errors: readonly FieldError[];
};

export function filtersIn(query: Fields, map: SharedMap): Filters {
  const known = lookupOf(map);
  const read = readDay(query, "on", "from");
  const steps = Number(oneOf(query, "steps", ["1", "2", "3"]) ?? "1");
  return {
    on: "error" in read ? null : read.day,
    authority: map.authorities.find(({ id }) => id === raw(query, "authority"))?.id ?? "",
    around: centreIn(raw(query, "around"), known),
    steps,
    words: text(query, "words").slice(0, 100),
    errors: "error" in read ? [read.error] : [],
  };
}

/** "system:0b6c…", or a name or key as somebody typed it. */
function centreIn(written: string, known: Lookup): MapRef | null {
  if (written === "") return null;
  const exact = /^[a-z-]+:/.test(written) ? known.node(refOf(written as `system:${string}`)) : undefined;
  return (exact ?? known.nodes.find(({ key, name }) => [key, name].includes(written.trim())))?.ref ?? null;
}

export function cut(map: SharedMap, { on, authority, around: centre, steps }: Filters): SharedMap {
  const then = on === null ? map : onDay(map, on);
  const near = centre === null ? then : around(then, centre, steps);
  const found = near.authorities.find(({ id }) => id === authority);
  return found === undefined ? near : ofAuthority(near, found.id);
}

/** As the address has them, without what is empty. */
export function asQuery({ on, authority, around: centre, steps, words }: Filters): Record<string, string> {
  return {
    on: on ?? "",
    authority,
    around: centre === null ? "" : `${centre.kind}:${centre.id}`,
    steps: centre === null || steps === 1 ? "" : String(steps),
    words,
  };
}

export function asFields(filters: Filters, query: Fields): Fields {
  return {
    ...asQuery(filters),
    on: filters.errors.length > 0 ? raw(query, "on") : dayTyped(filters.on),
    steps: String(filters.steps),
  };
}

export function authorityChoices(map: SharedMap) {
  return [
    { value: "", text: "All authorities" },
    ...map.authorities.map(({ id, name }) => ({ value: id, text: name })),
  ];
}
