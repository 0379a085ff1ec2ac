/** The part of the desk about the dated map of shared services. It is common to all authorities of the record. */
import type { SharedMap } from "../../domain/map/map.ts";
import type { Staff } from "../../domain/staff/staff.ts";

export type MapDesk = {
  sharedMap(reader: Staff | "system"): Promise<MapReading>;
};

/** Which version of a thing or an edge stands there, and who wrote it last. */
export type Version = {
  readonly version: number;
  /** A staff id, or "system". */
  readonly by: string;
  readonly at: Date;
};

/** The map, and the version of each thing and edge by its id. */
export type MapReading = SharedMap & { readonly versions: ReadonlyMap<string, Version> };
