/**
 * The dated map of shared services: who used what, from when to when, what runs on what, and whose data lies where. An
 * authority that left an arrangement may still have its data on the old system, so every edge has its own dates and
 * nothing is ever taken off the map by leaving it.
 */
import type { AuthorityId, DataSetId, EdgeId, ProcessorId, ServiceId, SystemId } from "../ids.ts";

/** A calendar day, "2017-03-31". */
export type Day = string;

/** `from` null: longer than anybody knows. `to` null: still; else the last day on which it held. */
export type Dates = { readonly from: Day | null; readonly to: Day | null };

/** Years that data is of, both included; null where nobody knows. */
export type Years = { readonly from: number | null; readonly to: number | null };

export type System = {
  readonly id: SystemId;
  /** Short, unique on the map, for files: "north-files". */
  readonly key: string;
  readonly name: string;
  readonly note: string;
};

/** Who runs systems for controllers (UK GDPR Art. 4(8)) and is no authority itself. */
export type Processor = {
  readonly id: ProcessorId;
  readonly key: string;
  readonly name: string;
  readonly note: string;
};

export type DataSet = {
  readonly id: DataSetId;
  readonly key: string;
  readonly name: string;
  /** Whose data it is. */
  readonly controller: AuthorityId;
  /** What kinds of personal data: keys of content/categories.yaml or the regulator's categories. */
  readonly categories: readonly string[];
  readonly years: Years;
};

/** What stands on the map, named by kind and id. Authorities and public services are those of the record. */
export type MapRef =
  | { readonly kind: "authority"; readonly id: AuthorityId }
  | { readonly kind: "processor"; readonly id: ProcessorId }
  | { readonly kind: "system"; readonly id: SystemId }
  | { readonly kind: "service"; readonly id: ServiceId }
  | { readonly kind: "data-set"; readonly id: DataSetId };

/**
 * - uses: an authority uses a system;
 * - operates: an authority or a processor runs a system;
 * - runs-on: a public service or a system runs on a system;
 * - connects: who is in the one system can reach the other (a shared network, directory or sign-in); one way;
 * - holds: a system holds a data set, or those years of it.
 */
export type EdgeKind = "uses" | "operates" | "runs-on" | "connects" | "holds";

export type MapEdge = Dates & {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly source: MapRef;
  readonly target: MapRef;
  /** Of `holds` alone: which years lie there; both null: all that the data set has. */
  readonly years: Years;
  readonly note: string;
};

/** Which kinds of things an edge may join. */
export const edgeEnds: Readonly<
  Record<EdgeKind, { readonly source: readonly MapRef["kind"][]; readonly target: readonly MapRef["kind"][] }>
> = {
  uses: { source: ["authority"], target: ["system"] },
  operates: { source: ["authority", "processor"], target: ["system"] },
  "runs-on": { source: ["service", "system"], target: ["system"] },
  connects: { source: ["system"], target: ["system"] },
  holds: { source: ["system"], target: ["data-set"] },
};

/** The whole map, as exposure is worked out from it and as it is drawn. */
export type SharedMap = {
  readonly authorities: readonly { readonly id: AuthorityId; readonly key: string; readonly name: string }[];
  readonly services: readonly {
    readonly id: ServiceId;
    readonly name: string;
    readonly authority: AuthorityId;
  }[];
  readonly processors: readonly Processor[];
  readonly systems: readonly System[];
  readonly dataSets: readonly DataSet[];
  readonly edges: readonly MapEdge[];
};
