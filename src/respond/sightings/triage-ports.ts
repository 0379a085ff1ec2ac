/** What the use cases of triage need, and whose a group is: somebody of another authority finds none. */
import type { IncidentId, SightingGroupId } from "../../domain/ids.ts";
import type { SightingGroup } from "../../domain/sightings/sighting.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { IncidentStore } from "../ports.ts";
import type { SightingStore } from "./sighting-store.ts";

export type TriagePorts = {
  readonly sightings: SightingStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};

export function aboutGroup(id: SightingGroupId, incident: IncidentId | null) {
  return { subject: `sighting-group:${id}`, ...(incident === null ? {} : { incident }) };
}

export async function ownGroup(
  { sightings }: Pick<TriagePorts, "sightings">,
  by: Staff,
  id: SightingGroupId,
): Promise<SightingGroup | null> {
  const group = await sightings.group(id, 1);
  return group !== null && group.authority === by.authority ? group : null;
}
