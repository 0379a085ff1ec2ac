/** The map's port: it is read as a whole, and changed as a whole by one at a time, for most rules are about all of it. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Service } from "../../domain/bodies/service.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { DataSet, MapEdge, Processor, System } from "../../domain/map/map.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { MapReading } from "../desk/house/map-desk.ts";
import type { Change } from "../ports.ts";

export type MapThings = {
  readonly processors: readonly Processor[];
  readonly systems: readonly System[];
  readonly dataSets: readonly DataSet[];
  readonly edges: readonly MapEdge[];
};

export type MapWrite = {
  readonly added: MapThings & {
    readonly authorities: readonly Authority[];
    readonly services: readonly Service[];
  };
  readonly changed: MapThings;
  /** Ids of what was a mistake. */
  readonly dropped: readonly string[];
};

export type MapVerdict<P extends Problem> = Outcome<
  { readonly write: MapWrite; readonly entries: readonly NewEntry[] },
  P
>;

export type MapStore = {
  readMap(): Promise<MapReading>;
  /** Reads the map while nobody else changes it, lets `decide` say what becomes of it, and writes that with its entries. */
  alterMap<P extends Problem>(
    change: Change,
    decide: (map: MapReading) => MapVerdict<P>,
  ): Promise<Outcome<null, P>>;
  /** Of a member of staff, for words about a change of theirs. */
  nameOf(staff: string): Promise<string>;
};

const nothing: MapThings = { processors: [], systems: [], dataSets: [], edges: [] };
export const noWrite: MapWrite = {
  added: { ...nothing, authorities: [], services: [] },
  changed: nothing,
  dropped: [],
};
