/** Where it began, as people name it: typed names become what stands on the map, with a hint where none does. */
import { mostOrigins, type Origin } from "../../domain/exposure/belief.ts";
import type { SharedMap } from "../../domain/map/map.ts";
import { slips } from "../../link/compare/similarity.ts";
import { type FieldError, type Fields, several } from "../frame/fields.ts";

export type Place = { readonly name: string; readonly origin: Origin };

/** Every name once: those that several have carry their key. */
export function placesOn(map: Pick<SharedMap, "systems" | "authorities" | "processors">): readonly Place[] {
  const all = [
    ...map.systems.map((one) => ({ ...one, origin: { kind: "system" as const, id: one.id } })),
    ...map.authorities.map((one) => ({ ...one, origin: { kind: "authority" as const, id: one.id } })),
    ...map.processors.map((one) => ({ ...one, origin: { kind: "processor" as const, id: one.id } })),
  ];
  const counts = Map.groupBy(all, ({ name }) => folded(name));
  return all.map(({ name, key, origin }) => ({
    name: (counts.get(folded(name))?.length ?? 0) > 1 ? `${name} (${key})` : name,
    origin,
  }));
}

function folded(name: string): string {
  return name.normalize("NFKC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("en-GB");
}

export type PlacesRead =
  | { readonly kind: "empty" }
  | { readonly kind: "places"; readonly origins: readonly Origin[] }
  | { readonly kind: "errors"; readonly errors: readonly FieldError[] };

export function readPlaces(fields: Fields, places: readonly Place[]): PlacesRead {
  const typed = several(fields, "place")
    .slice(0, mostOrigins * 3)
    .map((value) => value.trim())
    .filter((value) => value !== "")
    // As they are shown again: without the empty ones between them.
    .map((value, index) => ({ value, field: placeField(index) }));
  if (typed.length === 0) return { kind: "empty" };
  const byName = new Map(places.map((place) => [folded(place.name), place.origin]));
  const found = typed.map(({ value, field }) => ({ value, field, origin: byName.get(folded(value)) }));
  const errors = found.flatMap(({ value, field, origin }) =>
    origin === undefined ? [{ field, text: notOnMap(value, places) }] : [],
  );
  if (errors.length > 0) return { kind: "errors", errors };
  const origins = new Map(found.map(({ origin }) => [origin!.id, origin!]));
  return { kind: "places", origins: [...origins.values()] };
}

/** Ids of the fields: the first is the one that a problem of all of them leads to. */
export function placeField(index: number): string {
  return index === 0 ? "place" : `place-${index + 1}`;
}

function notOnMap(value: string, places: readonly Place[]): string {
  const wanted = folded(value);
  const hint = places
    .map(({ name }) => ({ name, off: offBy(folded(name), wanted) }))
    .filter(({ off }) => off <= mostSlips)
    .toSorted((one, other) => one.off - other.off)
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", or ");
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return `“${shown}” is not on the map of shared services.${hint === "" ? " Choose a name from the list" : ` Did you mean ${hint}?`}`;
}

const mostSlips = 2;

/** Slips of the typing; none where what was typed is part of the name. */
function offBy(name: string, wanted: string): number {
  return wanted.length > 2 && name.includes(wanted) ? 0 : slips(wanted, name, mostSlips + 1);
}

/** What the fields of the form hold, at least `least` of them, one of them empty. */
export function placeValues(values: readonly string[], least: number): readonly string[] {
  const filled = values.slice(0, mostOrigins);
  const wanted = Math.min(mostOrigins, Math.max(least, filled.length + 1));
  return Array.from({ length: wanted }, (_, index) => filled[index] ?? "");
}

export function namesOfOrigins(origins: readonly Origin[], places: readonly Place[]): readonly string[] {
  const names = new Map(places.map(({ name, origin }) => [origin.id as string, name]));
  return origins.flatMap(({ id }) => names.get(id) ?? []);
}
