/** Addresses of what stands on the map. */
import type { EdgeId } from "../../domain/ids.ts";
import { type Lookup, lookupOf } from "../../domain/map/lookup.ts";
import type { MapRef } from "../../domain/map/map.ts";
import type { MapReading } from "../../respond/desk/house/map-desk.ts";
import type { StaffVisit } from "../frame/visit.ts";
import { kindOfPath, kindPaths } from "./words.ts";

export function hrefOf({ kind, id }: MapRef): string {
  return `/map/${kindPaths[kind]}/${id}`;
}

export function hrefOfEdge(id: EdgeId): string {
  return `/map/edges/${id}`;
}

export type Found = {
  readonly map: MapReading;
  readonly known: Lookup;
  readonly node: NonNullable<ReturnType<Lookup["node"]>>;
};

/** The thing that the address names; null where there is none. */
export async function thingOf({ desk, staff, params }: StaffVisit): Promise<Found | null> {
  const kind = kindOfPath(params["mapKind"]);
  if (kind === undefined) return null;
  const map = await desk.sharedMap(staff);
  const known = lookupOf(map);
  const node = known.node({ kind, id: params["mapNode"] ?? "" } as MapRef);
  return node === undefined ? null : { map, known, node };
}

export async function edgeOf({ desk, staff, params }: StaffVisit) {
  const map = await desk.sharedMap(staff);
  const edge = map.edges.find(({ id }) => id === params["edge"]);
  return edge === undefined ? null : { map, known: lookupOf(map), edge };
}
