/** Puts right what is said of an edge: its dates, its years, its note. What it joins stays; another pair is another edge. */
import type { EdgeId } from "../../domain/ids.ts";
import { type EdgeForm, problemOfEdge } from "../../domain/map/edge-rules.ts";
import type { MapEdge } from "../../domain/map/map.ts";
import { plainWords } from "../../domain/map/node-rules.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { By } from "../change-by.ts";
import type { MapEdgeProblem } from "../desk/house/map-desk.ts";
import { alterEdge, type NotThatEdge } from "./alter-edge.ts";
import { edgeEntry } from "./map-entries.ts";
import { type MapPorts, stale } from "./map-ports.ts";

export type EdgeChange = Pick<EdgeForm, "from" | "to" | "years" | "note"> & { readonly version: number };

export function changeMapEdge(
  ports: MapPorts,
  by: By,
  id: EdgeId,
  { version, from, to, years, note }: EdgeChange,
): Promise<Outcome<null, MapEdgeProblem | NotThatEdge | ChangedMeanwhile>> {
  return alterEdge<MapEdgeProblem | ChangedMeanwhile>(ports, by, id, ({ edge, map, known, change }) => {
    const late = stale(map, id, version);
    if (late !== null) return late;
    const next: MapEdge = { ...edge, from, to, years, note: plainWords(note) };
    const problem = problemOfEdge(next, known, id);
    if (problem !== null) return failed(problem);
    const entry = edgeEntry(change, edge, next, known);
    return done({ next, entry: entry.changes === undefined ? null : entry });
  });
}
