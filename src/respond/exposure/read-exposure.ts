/** What an incident's exposures are, for those who are in it; and a few figures for each authority. */
import type { Intrusion, IntrusionProblem } from "../../domain/exposure/belief.ts";
import { exposureOf } from "../../domain/exposure/exposure.ts";
import { needsAnotherLook, stateOf } from "../../domain/exposure/judgement.ts";
import { pathIn } from "../../domain/exposure/tree.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { refKey } from "../../domain/map/ref.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ExposureReading, Preview } from "../desk/incident/exposure-desk.ts";
import type { MapStore } from "../map/map-store.ts";
import type { ExposureStore } from "./exposure-store.ts";
import { intrusionProblem } from "./revise-belief.ts";

type Ports = {
  readonly exposures: ExposureStore;
  readonly map: Pick<MapStore, "readMap">;
  now(): Date;
};

export async function previewExposure(
  ports: Ports,
  intrusion: Intrusion,
): Promise<Outcome<Preview, IntrusionProblem | { readonly kind: "unknown-origin" }>> {
  const map = await ports.map.readMap();
  const problem = intrusionProblem(intrusion, map, ports.now());
  return problem === null ? done({ map, exposed: exposureOf(map, intrusion) }) : failed(problem);
}

export async function readExposure(ports: Ports, incident: IncidentId): Promise<ExposureReading> {
  const [{ exposures, ...rows }, map] = await Promise.all([
    ports.exposures.read(incident),
    ports.map.readMap(),
  ]);
  return {
    ...rows,
    map,
    exposures: exposures.map((line) => {
      const last = line.judgements[0] ?? null;
      const path = line.gone ? [] : pathIn(rows.tree, refKey(line.thing));
      return { ...line, path, state: stateOf(last), lookAgain: needsAnotherLook(last, line.mark) };
    }),
  };
}
