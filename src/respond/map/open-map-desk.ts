/** Binds the use cases of the map of shared services to their ports. */
import type { By } from "../change-by.ts";
import type { MapDesk } from "../desk/map-desk.ts";
import type { MapStore } from "./map-store.ts";

export type MapPorts = { readonly map: MapStore; now(): Date };

export function openMapDesk(portsOf: (by: By) => MapPorts): MapDesk {
  return {
    sharedMap: (reader) => portsOf(reader).map.readMap(),
  };
}
