/**
 * Binds the use cases of exposure to their ports. Reckoning is about all authorities of an incident, so it is Candour's own
 * work whoever gave cause for it; reading and judging reach as far as whoever asks.
 */
import type { IncidentId } from "../../domain/ids.ts";
import { done } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { ExposureDesk } from "../desk/exposure-desk.ts";
import type { MapStore } from "../map/map-store.ts";
import type { IncidentStore } from "../ports.ts";
import { acknowledgeTelling, tellByHand } from "./acknowledge-telling.ts";
import type { ExposureStore } from "./exposure-store.ts";
import { judgeExposure } from "./judge-exposure.ts";
import { previewExposure, readExposure } from "./read-exposure.ts";
import { reckon } from "./reckon.ts";
import { reviseBelief } from "./revise-belief.ts";

export type ExposurePorts = {
  readonly exposures: ExposureStore;
  readonly map: MapStore;
  readonly incidents: IncidentStore;
  now(): Date;
  fault(error: unknown): void;
};

export type OpenExposureDesk = ExposureDesk & {
  /** Reckons what a change of the map, or a stop of Candour, has left behind. */
  reckonOutdated(): Promise<void>;
};

export function openExposureDesk(portsOf: (by: By) => ExposurePorts): OpenExposureDesk {
  const own = portsOf("system");
  return {
    reckonOutdated: () => reckonOutdated(own).catch((error: unknown) => own.fault(error)),
    exposurePreview: (reader, intrusion) => previewExposure(portsOf(reader), intrusion),
    async exposure(reader, incident) {
      await reckonOutdated(own);
      return await readExposure(portsOf(reader), incident);
    },
    exposureCounts: (reader, incident) => portsOf(reader).exposures.counts(incident),
    reviseBelief: (by, incident, form) =>
      reviseBelief({ ...own, nameOf: own.map.nameOf }, by, incident, form),
    judgeExposure: (by, incident, id, form) => judgeExposure(portsOf(by), by, incident, id, form),
    // Announcements, and what was told to partners, are rows on which staff have no hold.
    acknowledgeTelling: (by, incident, form) => acknowledgeTelling(own, by, incident, form),
    tellByHand: (by, incident, form) => tellByHand(own, by, incident, form),
  };
}

/** One after another, each in a transaction of its own: what fails is tried again at the next look. */
export async function reckonOutdated(ports: Omit<ExposurePorts, "map">): Promise<void> {
  for (const id of await ports.exposures.outdated()) await reckonAgain(ports, id);
}

async function reckonAgain(ports: Omit<ExposurePorts, "map">, id: IncidentId): Promise<void> {
  const change = changeBy("system", ports.now());
  await ports.exposures.reckon(change, id, (standing) => {
    const { last, beliefs, mapMark } = standing;
    // Somebody else was quicker.
    if (last !== null && last.mapMark === mapMark && last.belief === beliefs.at(-1)?.number)
      return done(null);
    return done(reckon(standing, change, { by: "system", because: "map", belief: null }));
  });
}

/** The ports of the map, after whose changes every open incident is reckoned anew. */
export function withReckoning<P extends { readonly map: MapStore }>(ports: P, own: ExposurePorts): P {
  const map: MapStore = {
    ...ports.map,
    async alterMap(change, decide) {
      const outcome = await ports.map.alterMap(change, decide);
      // The change is saved, whatever becomes of what follows from it: it is made up for at the next look.
      if (outcome.ok) await reckonOutdated(own).catch((error: unknown) => own.fault(error));
      return outcome;
    },
  };
  return { ...ports, map };
}
