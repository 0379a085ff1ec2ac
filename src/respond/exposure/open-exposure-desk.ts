/**
 * Binds the use cases of exposure to their ports. Reckoning is about all authorities of an incident, so it is Candour's own
 * work whoever gave cause for it; reading and judging reach as far as whoever asks.
 */
import type { IncidentId } from "../../domain/ids.ts";
import { done } from "../../domain/outcome.ts";
import { type By, changeBy } from "../change-by.ts";
import type { ExposureDesk } from "../desk/incident/exposure-desk.ts";
import type { MapStore } from "../map/map-store.ts";
import { acknowledgeTelling, tellByHand } from "./acknowledge-telling.ts";
import { judgeExposure } from "./judge-exposure.ts";
import { previewExposure, readExposure } from "./read-exposure.ts";
import { reckon } from "./reckon.ts";
import { reviseBelief } from "./revise-belief.ts";
import { type SendPorts, sendAllTellings } from "./send-tellings.ts";

export type ExposurePorts = SendPorts & {
  readonly map: MapStore;
  fault(error: unknown): void;
};

export type OpenExposureDesk = ExposureDesk & {
  /** Reckons what a change of the map, or a stop of Candour, has left behind. */
  reckonOutdated(): Promise<void>;
};

export function openExposureDesk(portsOf: (by: By) => ExposurePorts): OpenExposureDesk {
  const own = portsOf("system");
  return {
    reckonOutdated: () => follow(own, "system"),
    exposurePreview: (reader, intrusion) => previewExposure(portsOf(reader), intrusion),
    async exposure(reader, incident) {
      await follow(own, "system");
      return await readExposure(portsOf(reader), incident);
    },
    exposureCounts: (reader, incident) => portsOf(reader).exposures.counts(incident),
    async reviseBelief(by, incident, form) {
      const outcome = await reviseBelief({ ...own, nameOf: own.map.nameOf }, by, incident, form);
      if (outcome.ok) await follow(own, by);
      return outcome;
    },
    judgeExposure: (by, incident, id, form) => judgeExposure(portsOf(by), by, incident, id, form),
    // Announcements, and what was told to partners, are rows on which staff have no hold.
    acknowledgeTelling: (by, incident, form) => acknowledgeTelling(own, by, incident, form),
    tellByHand: (by, incident, form) => tellByHand(own, by, incident, form),
  };
}

/**
 * What follows from a change that is saved: reckonings that are outdated, and e-mails to those that they bring in. Whatever
 * becomes of it, the change stays, and what is left is made up for at the next look.
 */
export async function follow(ports: ExposurePorts, by: By): Promise<void> {
  try {
    await reckonOutdated(ports);
    await sendAllTellings(ports, by);
  } catch (error) {
    ports.fault(error);
  }
}

/** One after another, each in a transaction of its own: what fails is tried again at the next look. */
async function reckonOutdated(ports: ExposurePorts): Promise<void> {
  for (const id of await ports.exposures.outdated()) await reckonAgain(ports, id);
}

async function reckonAgain(ports: ExposurePorts, id: IncidentId): Promise<void> {
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
export function withReckoning<P extends { readonly map: MapStore }>(ports: P, own: ExposurePorts, by: By): P {
  const map: MapStore = {
    ...ports.map,
    async alterMap(change, decide) {
      const outcome = await ports.map.alterMap(change, decide);
      if (outcome.ok) await follow(own, by);
      return outcome;
    },
  };
  return { ...ports, map };
}
