/** The desk's half about the map, in memory: two systems, one on the other. What changes it is tried on the real desk. */
import type { EdgeId, SystemId } from "../../domain/ids.ts";
import type { MapEdge } from "../../domain/map/map.ts";
import type { Desk } from "../../respond/desk/desk.ts";

const system = (id: string, name: string) => ({ id: id as SystemId, key: id, name, note: "" });
const edge: MapEdge = {
  ...{ id: "edge-1" as EdgeId, kind: "runs-on", from: "2012-01-01", to: null, note: "" },
  source: { kind: "system", id: "system-1" as SystemId },
  target: { kind: "system", id: "system-2" as SystemId },
  years: { from: null, to: null },
};

export function fakeMap(): Pick<Desk, "sharedMap"> {
  return {
    sharedMap: async () => ({
      ...{ authorities: [], services: [], processors: [], dataSets: [], edges: [edge] },
      systems: [system("system-1", "Shared files"), system("system-2", "Data centre")],
      versions: new Map(),
    }),
  };
}
