/** Takes an edge off the map that was never there. One that was there and is no more is ended instead. */

import type { EdgeId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { By } from "../change-by.ts";
import type { MapDeleteProblem } from "../desk/house/map-desk.ts";
import { alterEdge } from "./alter-edge.ts";
import { edgeEntry } from "./map-entries.ts";
import type { MapPorts } from "./map-ports.ts";

export function deleteMapEdge(
  ports: MapPorts,
  by: By,
  id: EdgeId,
  form: { readonly reasons: string },
): Promise<Outcome<null, MapDeleteProblem>> {
  const reasons = form.reasons.trim();
  const unfit = problemOfReasons(reasons);
  return alterEdge<MapDeleteProblem>(ports, by, id, ({ edge, known, change }) =>
    unfit !== null
      ? failed(unfit)
      : done({ next: null, entry: edgeEntry(change, edge, null, known, { reasons }) }),
  );
}
