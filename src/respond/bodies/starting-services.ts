/** The services that nearly every council has, so that the public page says something from the first hour. */
import { randomUUID } from "node:crypto";
import type { Service } from "../../domain/bodies/service.ts";
import type { AuthorityId, ServiceId } from "../../domain/ids.ts";
import { keyFrom } from "../../domain/map/service-keys.ts";

const names = [
  "Council tax",
  "Housing",
  "Parking permits",
  "Benefits",
  "My Account",
  "Adult social care",
  "Children's services",
  "Contact centre",
];

export function startingServices(authority: AuthorityId, since: Date): readonly Service[] {
  return names.map((name) => newService(authority, name, since));
}

export function newService(authority: AuthorityId, name: string, since: Date): Service {
  const id = randomUUID() as ServiceId;
  const empty = { note: "", expected: "", expectedDay: null, channels: [], group: "", rank: 0 };
  return { id, authority, key: keyFrom(name), name, status: "running", since, ...empty };
}
