/** Ends an edge on a day: an authority left, a system was moved. It stays on the map, for what lay there then lies there. */
import type { EdgeId } from "../../domain/ids.ts";
import type { Day } from "../../domain/map/map.ts";
import { endedOn } from "../../domain/map/transitions.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { By } from "../change-by.ts";
import type { MapEndProblem } from "../desk/house/map-desk.ts";
import { alterEdge } from "./alter-edge.ts";
import { edgeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";

export function endMapEdge(
  ports: MapPorts,
  by: By,
  id: EdgeId,
  { on }: { readonly on: Day },
): Promise<Outcome<null, MapEndProblem>> {
  return alterEdge<MapEndProblem>(ports, by, id, ({ edge, map, known, change }) => {
    const next = endedOn(edge, on);
    if (!("id" in next)) {
      const { by: who = "system", at = change.at } = map.versions.get(id) ?? {};
      return failed(next.kind === "map-edge-ended" ? { kind: next.kind, by: who, at } : { kind: next.kind });
    }
    return done({ next, entry: edgeEntry(change, edge, next, known, { ended: true }) });
  });
}
