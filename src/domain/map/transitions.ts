/** What may become of what stands on the map, and the ledger entry that says so. */

import { isDay } from "./dates.ts";
import type { Day, MapEdge } from "./map.ts";

export const mapVerbs = {
  add: "map.added",
  change: "map.changed",
  /** "Left in 2017": one act with a day. The edge stays on the map for good. */
  end: "map.edge-ended",
  /** Only of what was never true; nothing that edges hang on. */
  delete: "map.deleted",
  import: "map.imported",
} as const;

export type EndProblem = { readonly kind: "map-day-wrong" | "map-days-reversed" | "map-edge-ended" };

export function endedOn(edge: MapEdge, day: Day): MapEdge | EndProblem {
  if (edge.to !== null) return { kind: "map-edge-ended" };
  if (!isDay(day)) return { kind: "map-day-wrong" };
  if (edge.from !== null && day < edge.from) return { kind: "map-days-reversed" };
  return { ...edge, to: day };
}
