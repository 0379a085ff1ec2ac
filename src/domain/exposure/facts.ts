/** An exposure as it is kept: everything that was true of the map then, so that it explains itself later. */
import type { EdgeId } from "../ids.ts";
import type { Day, EdgeKind, MapEdge } from "../map/map.ts";
import type { RefKey } from "../map/ref.ts";
import type { Exposure } from "./exposure.ts";

export type KeptEdge = {
  readonly id: EdgeId;
  readonly kind: EdgeKind;
  readonly from: Day | null;
  readonly to: Day | null;
};

/** One step of the path that explains an exposure; where it began has no edge. */
export type PathStep = { readonly key: RefKey; readonly since: Day; readonly edge: KeptEdge | null };

export type ExposureFacts = Omit<Exposure, "edge"> & {
  /** As it was called. */
  readonly name: string;
  /** By which the authority uses or operates the system; null where the thing is its own. */
  readonly tie: KeptEdge | null;
};

export function keptEdge({ id, kind, from, to }: MapEdge): KeptEdge {
  return { id, kind, from, to };
}
