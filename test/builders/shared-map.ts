/**
 * A small map of shared services: the northern authority's file server is connected to a directory, on which an archive
 * runs that the south left in 2017 and that still holds its housing files of 2006 to 2016.
 */
import { randomUUID } from "node:crypto";
import type {
  AuthorityId,
  DataSetId,
  EdgeId,
  ProcessorId,
  ServiceId,
  SystemId,
} from "../../src/domain/ids.ts";
import type { Dates, EdgeKind, MapEdge, MapRef, Years } from "../../src/domain/map/map.ts";
import { done } from "../../src/domain/outcome.ts";
import { type MapStore, type MapWrite, noWrite } from "../../src/respond/map/map-store.ts";
import { must } from "../desk.ts";

const always: Dates = { from: null, to: null };
const allYears: Years = { from: null, to: null };

export type BuiltMap = {
  readonly files: SystemId;
  readonly directory: SystemId;
  readonly archive: SystemId;
  readonly lone: SystemId;
  readonly hoster: ProcessorId;
  readonly housing: DataSetId;
  readonly parking: DataSetId;
};

export async function buildMap(
  store: MapStore,
  { north, south, service }: { north: AuthorityId; south: AuthorityId; service?: ServiceId },
): Promise<BuiltMap> {
  const ids = {
    files: randomUUID() as SystemId,
    directory: randomUUID() as SystemId,
    archive: randomUUID() as SystemId,
    lone: randomUUID() as SystemId,
    hoster: randomUUID() as ProcessorId,
    housing: randomUUID() as DataSetId,
    parking: randomUUID() as DataSetId,
  };
  const system = (id: SystemId, key: string, name: string) => ({ id, key, name, note: "" });
  const at = (id: SystemId): MapRef => ({ kind: "system", id });
  await writeMap(store, {
    ...noWrite,
    added: {
      ...noWrite.added,
      processors: [{ id: ids.hoster, key: "made-up-hosting", name: "Made-up Hosting", note: "" }],
      systems: [
        system(ids.files, "file-server", "File server"),
        system(ids.directory, "shared-directory", "Shared directory"),
        system(ids.archive, "old-archive", "Old archive"),
        system(ids.lone, "planning", "Planning system"),
      ],
      dataSets: [
        {
          ...{ id: ids.housing, key: "south-housing", name: "Housing files", controller: south },
          ...{ categories: ["name"], years: { from: 2006, to: 2016 } },
        },
        {
          ...{ id: ids.parking, key: "north-parking", name: "Parking permits", controller: north },
          ...{ categories: ["name"], years: { from: 2012, to: null } },
        },
      ],
      edges: [
        edge("operates", { kind: "authority", id: north }, at(ids.files)),
        edge("connects", at(ids.files), at(ids.directory), { from: "2014-01-01", to: null }),
        edge("runs-on", at(ids.archive), at(ids.directory)),
        edge("operates", { kind: "processor", id: ids.hoster }, at(ids.archive)),
        edge("uses", { kind: "authority", id: south }, at(ids.archive), {
          from: "2006-01-01",
          to: "2017-03-31",
        }),
        edge("holds", at(ids.archive), { kind: "data-set", id: ids.housing }),
        edge("holds", at(ids.files), { kind: "data-set", id: ids.parking }),
        ...(service === undefined
          ? []
          : [edge("runs-on", { kind: "service", id: service }, at(ids.directory))]),
      ],
    },
  });
  return ids;
}

export async function writeMap(store: MapStore, write: MapWrite, at = new Date()): Promise<void> {
  const entry = { verb: "map.changed", actor: "system", subject: "map:all", detail: {} };
  must(await store.alterMap({ by: "system", at }, () => done({ write, entries: [entry] })));
}

export function edge(
  kind: EdgeKind,
  source: MapRef,
  target: MapRef,
  dates: Dates = always,
  years: Years = allYears,
): MapEdge {
  return { id: randomUUID() as EdgeId, kind, source, target, ...dates, years, note: "" };
}
