/** Writes what becomes of the map: what was added in bulk, what was changed with its next version, and what was a mistake. */
import type { TransactionSql } from "postgres";
import type { DataSet, MapEdge, MapRef, Processor, System } from "../../domain/map/map.ts";
import type { MapWrite } from "../../respond/map/map-store.ts";
import type { Change } from "../../respond/ports.ts";
import { insertAuthority } from "../bodies/open-body-store.ts";
import { insertService } from "../bodies/service-rows.ts";
import { type CellValue, insertRows } from "../insert-rows.ts";

export async function writeMap(tx: TransactionSql, write: MapWrite, by: Change): Promise<void> {
  const { added, changed, dropped } = write;
  for (const authority of added.authorities) await insertAuthority(tx, authority);
  for (const service of added.services) await insertService(tx, service);
  const kept = [by.by, by.at.toISOString()];
  await insertRows(
    tx,
    "processor",
    columnsOfNode,
    added.processors.map((one) => [...nodeRow(one), ...kept]),
  );
  await insertRows(
    tx,
    "system",
    columnsOfNode,
    added.systems.map((one) => [...nodeRow(one), ...kept]),
  );
  await insertRows(
    tx,
    "data_set",
    columnsOfDataSet,
    added.dataSets.map((one) => [...dataSetRow(one), ...kept]),
  );
  await insertRows(
    tx,
    "map_edge",
    columnsOfEdge,
    added.edges.map((one) => [...edgeRow(one), ...kept]),
  );
  for (const one of changed.processors) await changeNode(tx, "processor", one, by);
  for (const one of changed.systems) await changeNode(tx, "system", one, by);
  for (const one of changed.dataSets) await changeDataSet(tx, one, by);
  for (const one of changed.edges) await changeEdge(tx, one, by);
  if (dropped.length === 0) return;
  const ids = [...dropped];
  await tx`delete from map_edge where id = any(${ids})`;
  await tx`delete from data_set where id = any(${ids})`;
  await tx`delete from system where id = any(${ids})`;
  await tx`delete from processor where id = any(${ids})`;
}

const written = { changed_by: "text", changed_at: "timestamptz" };
const columnsOfNode = { id: "uuid", key: "text", name: "text", note: "text", ...written };
const columnsOfDataSet = {
  ...{ id: "uuid", key: "text", name: "text", controller_id: "uuid", categories: "text[]" },
  ...{ year_from: "int", year_to: "int", ...written },
};
const columnsOfEdge = {
  ...{ id: "uuid", kind: "text", source_authority: "uuid", source_processor: "uuid", source_service: "uuid" },
  ...{
    source_system: "uuid",
    target_system: "uuid",
    target_data_set: "uuid",
    from_day: "date",
    to_day: "date",
  },
  ...{ year_from: "int", year_to: "int", note: "text", ...written },
};

function nodeRow({ id, key, name, note }: System | Processor): readonly CellValue[] {
  return [id, key, name, note];
}

function dataSetRow({ id, key, name, controller, categories, years }: DataSet): readonly CellValue[] {
  return [id, key, name, controller, [...categories], years.from, years.to];
}

function edgeRow({ id, kind, source, target, from, to, years, note }: MapEdge): readonly CellValue[] {
  const end = (ref: MapRef, of: MapRef["kind"]) => (ref.kind === of ? ref.id : null);
  return [
    ...[id, kind, end(source, "authority"), end(source, "processor"), end(source, "service")],
    ...[end(source, "system"), end(target, "system"), end(target, "data-set"), from, to],
    ...[years.from, years.to, note],
  ];
}

async function changeNode(
  tx: TransactionSql,
  table: "system" | "processor",
  { id, key, name, note }: System | Processor,
  { by, at }: Change,
): Promise<void> {
  await tx`
    update ${tx(table)} set key = ${key}, name = ${name}, note = ${note}, version = version + 1,
      changed_by = ${by}, changed_at = ${at} where id = ${id}`;
}

async function changeDataSet(tx: TransactionSql, one: DataSet, { by, at }: Change): Promise<void> {
  const { id, key, name, controller, categories, years } = one;
  await tx`
    update data_set set key = ${key}, name = ${name}, controller_id = ${controller}, categories = ${[...categories]},
      year_from = ${years.from}, year_to = ${years.to}, version = version + 1, changed_by = ${by}, changed_at = ${at}
    where id = ${id}`;
}

/** What an edge joins never changes: that would be another edge. */
async function changeEdge(tx: TransactionSql, one: MapEdge, { by, at }: Change): Promise<void> {
  const { id, from, to, years, note } = one;
  await tx`
    update map_edge set from_day = ${from}::date, to_day = ${to}::date, year_from = ${years.from},
      year_to = ${years.to}, note = ${note}, version = version + 1, changed_by = ${by}, changed_at = ${at}
    where id = ${id}`;
}
