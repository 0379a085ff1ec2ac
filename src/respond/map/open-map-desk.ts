/** Binds the use cases of the map of shared services to their ports. */
import type { By } from "../change-by.ts";
import type { MapDesk } from "../desk/house/map-desk.ts";
import { addMapEdge } from "./add-edge.ts";
import { addMapNode } from "./add-node.ts";
import { changeMapEdge } from "./change-edge.ts";
import { changeMapNode } from "./change-node.ts";
import { deleteMapEdge } from "./delete-edge.ts";
import { deleteMapNode } from "./delete-node.ts";
import { endMapEdge } from "./end-edge.ts";
import { importMap, previewMapImport } from "./import-map.ts";
import type { MapPorts } from "./map-ports.ts";

export function openMapDesk(portsOf: (by: By) => MapPorts): MapDesk {
  return {
    sharedMap: (reader) => portsOf(reader).map.readMap(),
    addMapNode: (by, form) => addMapNode(portsOf(by), by, form),
    changeMapNode: (by, ref, change) => changeMapNode(portsOf(by), by, ref, change),
    deleteMapNode: (by, ref, form) => deleteMapNode(portsOf(by), by, ref, form),
    previewMapImport: (by, files) => previewMapImport(portsOf(by), by, files),
    importMap: (by, files, agreed) => importMap(portsOf(by), by, files, agreed),
    addMapEdge: (by, form) => addMapEdge(portsOf(by), by, form),
    changeMapEdge: (by, id, change) => changeMapEdge(portsOf(by), by, id, change),
    endMapEdge: (by, id, form) => endMapEdge(portsOf(by), by, id, form),
    deleteMapEdge: (by, id, form) => deleteMapEdge(portsOf(by), by, id, form),
  };
}
