/** The whole map of shared services in SQL, as it stands. */
import type { Sql, TransactionSql } from "postgres";
import type { AuthorityId, DataSetId, EdgeId, ProcessorId, ServiceId, SystemId } from "../../domain/ids.ts";
import type { DataSet, EdgeKind, MapEdge, MapRef, Processor, System } from "../../domain/map/map.ts";
import type { MapReading, Version } from "../../respond/desk/house/map-desk.ts";

export async function readMap(sql: Sql | TransactionSql): Promise<MapReading> {
  const authorities = await sql<{ id: AuthorityId; key: string; name: string }[]>`
    select id, key, name from authority order by position`;
  const services = await sql<{ id: ServiceId; name: string; authority: AuthorityId }[]>`
    select s.id, s.name, s.authority_id as authority
    from service s join authority a on a.id = s.authority_id order by a.position, s.position`;
  const processors = await sql<NodeRow<ProcessorId>[]>`select * from processor order by name, key`;
  const systems = await sql<NodeRow<SystemId>[]>`select * from system order by name, key`;
  const dataSets = await sql<DataSetRow[]>`select * from data_set order by name, key`;
  const edges = await sql<EdgeRow[]>`
    select id, kind, source_authority, source_processor, source_service, source_system, target_system, target_data_set,
      from_day::text, to_day::text, year_from, year_to, note, version, changed_by, changed_at
    from map_edge order by kind, from_day nulls first, id`;
  const versions = new Map<string, Version>();
  for (const row of [...processors, ...systems, ...dataSets, ...edges])
    versions.set(row.id, { version: row.version, by: row.changed_by, at: row.changed_at });
  return {
    authorities,
    services,
    processors: processors.map(nodeOf) as readonly Processor[],
    systems: systems.map(nodeOf) as readonly System[],
    dataSets: dataSets.map(dataSetOf),
    edges: edges.map(edgeOf),
    versions,
  };
}

type Kept = { readonly version: number; readonly changed_by: string; readonly changed_at: Date };
type NodeRow<Id> = Kept & {
  readonly id: Id & string;
  readonly key: string;
  readonly name: string;
  readonly note: string;
};

function nodeOf<Id>({ id, key, name, note }: NodeRow<Id>) {
  return { id, key, name, note };
}

type DataSetRow = Kept & {
  readonly id: DataSetId;
  readonly key: string;
  readonly name: string;
  readonly controller_id: AuthorityId;
  readonly categories: readonly string[];
  readonly year_from: number | null;
  readonly year_to: number | null;
};

function dataSetOf(row: DataSetRow): DataSet {
  const { id, key, name, controller_id: controller, categories, year_from: from, year_to: to } = row;
  return { id, key, name, controller, categories, years: { from, to } };
}

type EdgeRow = Kept & {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly source_authority: AuthorityId | null;
  readonly source_processor: ProcessorId | null;
  readonly source_service: ServiceId | null;
  readonly source_system: SystemId | null;
  readonly target_system: SystemId | null;
  readonly target_data_set: DataSetId | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly year_from: number | null;
  readonly year_to: number | null;
  readonly note: string;
};

function edgeOf(row: EdgeRow): MapEdge {
  return {
    id: row.id,
    kind: row.kind,
    source: sourceOf(row),
    target:
      row.target_system === null
        ? { kind: "data-set", id: row.target_data_set as DataSetId }
        : { kind: "system", id: row.target_system },
    from: row.from_day,
    to: row.to_day,
    years: { from: row.year_from, to: row.year_to },
    note: row.note,
  };
}

/** The record holds exactly one of the four. */
function sourceOf(row: EdgeRow): MapRef {
  if (row.source_authority !== null) return { kind: "authority", id: row.source_authority };
  if (row.source_processor !== null) return { kind: "processor", id: row.source_processor };
  if (row.source_service !== null) return { kind: "service", id: row.source_service };
  return { kind: "system", id: row.source_system as SystemId };
}
