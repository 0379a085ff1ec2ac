/** What an import would do: what is added, what is changed and from what, and how much stands as it stood. */
import type { AuthorityId } from "../../ids.ts";
import type { MapEdge, MapRef, SharedMap } from "../map.ts";
import type { NodeForm } from "../node-rules.ts";
import type { RowError } from "./rows.ts";

export type OwnForm = { readonly ref: MapRef; readonly form: NodeForm };
export type NodeChange = OwnForm & { readonly before: NodeForm };
export type EdgeChange = { readonly before: MapEdge; readonly after: MapEdge };

export type ImportPlan = {
  readonly authorities: SharedMap["authorities"];
  readonly services: SharedMap["services"];
  readonly addedNodes: readonly OwnForm[];
  readonly changedNodes: readonly NodeChange[];
  readonly addedEdges: readonly MapEdge[];
  readonly changedEdges: readonly EdgeChange[];
  readonly unchanged: number;
  /** The map as it would be, for names. */
  readonly after: SharedMap;
  readonly errors: readonly RowError[];
};

/** What whoever imports may add besides; `null` of services: for any authority. */
export type ImportRights = {
  readonly authorities: boolean;
  readonly servicesOf: AuthorityId | "all" | "none";
};

export function changesOf(plan: ImportPlan): number {
  const { authorities, services, addedNodes, changedNodes, addedEdges, changedEdges } = plan;
  return [authorities, services, addedNodes, changedNodes, addedEdges, changedEdges].reduce(
    (sum, list) => sum + list.length,
    0,
  );
}
