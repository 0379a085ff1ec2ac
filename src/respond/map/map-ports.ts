/** What the use cases of the map need, and how they tell who was first. */

import { type Failed, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import { type ChangedMeanwhile, changedMeanwhile } from "../../domain/version.ts";
import type { MapReading } from "../desk/house/map-desk.ts";
import type { MapStore } from "./map-store.ts";

export type MapPorts = { readonly map: MapStore; now(): Date };

/** Who wrote it last is a staff id yet. */
export function stale(map: MapReading, id: string, version: number): Failed<ChangedMeanwhile> | null {
  const standing = map.versions.get(id);
  return standing === undefined || standing.version === version
    ? null
    : failed(changedMeanwhile(standing.by, standing.at));
}

export async function withName<T, P extends Problem>(
  { map }: MapPorts,
  outcome: Outcome<T, P>,
): Promise<Outcome<T, P>> {
  if (outcome.ok || !("by" in outcome.problem)) return outcome;
  const by = await map.nameOf(String(outcome.problem.by));
  return failed({ ...outcome.problem, by });
}
