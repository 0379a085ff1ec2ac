/** The map cut down: as it was on a day, what is an authority's, and what stands around one thing. */

import type { AuthorityId } from "../ids.ts";
import { holdsOn } from "./dates.ts";
import { type Lookup, lookupOf } from "./lookup.ts";
import type { Day, MapEdge, MapRef, SharedMap } from "./map.ts";
import { refKey } from "./ref.ts";

export function onDay(map: SharedMap, day: Day): SharedMap {
  return { ...map, edges: map.edges.filter((edge) => holdsOn(edge, day)) };
}

/** What is reached from it in so many steps, whichever way the edges point. */
export function around(map: SharedMap, ref: MapRef, steps: number): SharedMap {
  const known = lookupOf(map);
  const seen = new Set([refKey(ref)]);
  let rim: readonly MapRef[] = [ref];
  for (let step = 0; step < steps; step++) {
    const next: MapRef[] = [];
    for (const at of rim)
      for (const end of neighbours(at, known)) {
        if (seen.has(refKey(end))) continue;
        seen.add(refKey(end));
        next.push(end);
      }
    rim = next;
  }
  return cutTo(map, seen);
}

/** An authority, its services and data, the systems that these need, who runs those, and what those run on. */
export function ofAuthority(map: SharedMap, authority: AuthorityId): SharedMap {
  const known = lookupOf(map);
  const seen = new Set(known.nodes.filter(({ owner }) => owner === authority).map(({ ref }) => refKey(ref)));
  const systems: MapRef[] = [];
  const take = (ref: MapRef) => {
    if (ref.kind !== "system" || seen.has(refKey(ref))) return;
    seen.add(refKey(ref));
    systems.push(ref);
  };
  for (const { source, target } of map.edges) {
    if (seen.has(refKey(source))) take(target);
    if (seen.has(refKey(target))) take(source);
  }
  for (let at = systems.pop(); at !== undefined; at = systems.pop())
    for (const { kind, source, target } of known.edgesOf(at)) {
      if (source.kind === "processor") seen.add(refKey(source));
      if (kind === "runs-on" && refKey(source) === refKey(at)) take(target);
    }
  return cutTo(map, seen);
}

function neighbours(ref: MapRef, known: Lookup): readonly MapRef[] {
  return known.edgesOf(ref).flatMap(({ source, target }) => [source, target]);
}

/** The things named and the edges between them. */
export function cutTo(map: SharedMap, seen: ReadonlySet<string>): SharedMap {
  const has = (kind: MapRef["kind"]) => (one: { readonly id: string }) => seen.has(`${kind}:${one.id}`);
  const between = ({ source, target }: MapEdge) => seen.has(refKey(source)) && seen.has(refKey(target));
  return {
    authorities: map.authorities.filter(has("authority")),
    services: map.services.filter(has("service")),
    processors: map.processors.filter(has("processor")),
    systems: map.systems.filter(has("system")),
    dataSets: map.dataSets.filter(has("data-set")),
    edges: map.edges.filter(between),
  };
}
