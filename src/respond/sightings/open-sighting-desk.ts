/** The desk's part for sightings, bound to its ports. */

import { groupNumber, type SightingGroup } from "../../domain/sightings/sighting.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { AccountStore } from "../account-ports.ts";
import type { By } from "../change-by.ts";
import type { SightingDesk } from "../desk/incident/sighting-desk.ts";
import { declareIncident } from "../incident/declare-incident.ts";
import type { MeasureStore } from "../measures/measure-store.ts";
import type { IncidentStore, LedgerStore } from "../ports.ts";
import { assignGroup } from "./assign-group.ts";
import { closeSightings, reopenSighting } from "./close-sightings.ts";
import { enterSighting } from "./enter-sighting.ts";
import { linkGroupToMeasure } from "./link-to-measure.ts";
import { mergeGroups, moveSighting } from "./move-sighting.ts";
import { declareFromGroup, promoteGroup } from "./promote-group.ts";
import type { ReadFile } from "./receive-sighting.ts";
import type { SightingStore } from "./sighting-store.ts";
import { takeSightingFile } from "./take-file.ts";

export type SightingPorts = Parameters<typeof declareIncident>[0] & {
  readonly sightings: SightingStore;
  readonly incidents: IncidentStore;
  readonly entries: LedgerStore;
  readonly accounts: Pick<AccountStore, "of">;
  readonly measures: Pick<MeasureStore, "of">;
  readonly readFile: ReadFile;
  now(): Date;
};

export function openSightingDesk(portsOf: (by: By) => SightingPorts): SightingDesk {
  const own = portsOf("system");
  const colleagues = async ({ authority }: Staff) =>
    (await own.accounts.of(authority))
      .filter(({ role, endedAt }) => endedAt === null && mayEver(role, "sighting.triage"))
      .map(({ id, name }) => ({ id, name }));
  return {
    sightingQueue: (reader, query) => portsOf(reader).sightings.queue(reader.authority, reader.id, query),
    sightingGroup: async (reader, id, page) =>
      ownOrNull(reader, await portsOf(reader).sightings.group(id, page)),
    sighting: async (reader, id) => ownOrNull(reader, await portsOf(reader).sightings.sighting(id)),
    // Where it belongs is found among all groups of the authority, which whoever types it need not be let read.
    enterSighting: (by, form) => enterSighting(own, by, form),
    triageColleagues: (reader) => colleagues(reader),
    assignGroup: async (by, id, form) =>
      assignGroup({ ...portsOf(by), colleagues: await colleagues(by) }, by, id, form),
    linkGroupToMeasure: (by, id, form) =>
      linkGroupToMeasure(
        { ...portsOf(by), mayLink: (measure, group) => isOfIncident(portsOf(by), measure, group) },
        by,
        id,
        form,
      ),
    promoteGroup: (by, incident, id) => promoteGroup(portsOf(by), by, incident, id),
    declareFromGroup: (by, id, form) =>
      declareFromGroup(
        {
          ...portsOf(by),
          declare: (whole) => declareIncident(portsOf(by), by, whole),
          promote: (incident) => promoteGroup(portsOf(by), by, incident, id),
        },
        by,
        id,
        form,
      ),
    closeSightings: (by, id, form) => closeSightings(portsOf(by), by, id, form),
    reopenSighting: (by, id) => reopenSighting(portsOf(by), by, id),
    moveSighting: (by, id, to) => moveSighting(portsOf(by), by, id, to),
    mergeGroups: (by, from, into) => mergeGroups(portsOf(by), by, from, into),
    async groupByReference(reader, reference) {
      const number = groupNumber(reference);
      return number === null ? null : portsOf(reader).sightings.groupByNumber(reader.authority, number);
    },
    takeSightingFile: (by, id, reasons) => takeSightingFile(portsOf(by), by, id, reasons),
    sightingCounts: (reader, incident) => portsOf(reader).sightings.counts(incident, reader.authority),
    sightingFacts: (reader, incident) => portsOf(reader).sightings.facts(incident),
  };
}

async function isOfIncident(
  { measures }: Pick<SightingPorts, "measures">,
  measure: string,
  { incident }: SightingGroup,
): Promise<boolean> {
  return incident !== null && (await measures.of(incident)).some(({ id }) => id === measure);
}

function ownOrNull<T extends { readonly authority: Staff["authority"] }>(
  reader: Staff,
  found: T | null,
): T | null {
  return found !== null && found.authority === reader.authority ? found : null;
}
