/** Binds what is done about public services and help in person to its ports. */
import type { ServiceId } from "../../domain/ids.ts";
import { servicesOfTarget } from "../../domain/measures/services-of-target.ts";
import { calendarOf } from "../../domain/public-services/history.ts";
import { ukDay } from "../../domain/uk-time/uk-time.ts";
import { setColour } from "../bodies/set-colour.ts";
import type { By } from "../change-by.ts";
import type { PlaceDesk } from "../desk/house/place-desk.ts";
import type { PublicServiceDesk } from "../desk/house/public-service-desk.ts";
import type { Standing } from "../desk/house/public-service-forms.ts";
import type { MapStore } from "../map/map-store.ts";
import type { PlacePorts } from "../places/place-store.ts";
import { addPlace, changePlace, removePlace } from "../places/save-place.ts";
import { answerOutage, changePart } from "./answer-outage.ts";
import { describeService } from "./describe-service.ts";
import { cancelMaintenance, changeMaintenance, planMaintenance } from "./plan-maintenance.ts";
import type { PublicServicePorts } from "./ports.ts";
import { standingsOf } from "./standing.ts";
import { askOfOutage, endOutage, sayOfOutage, tellOutage } from "./tell-outage.ts";

export type PublicServiceDeskPorts = PublicServicePorts & PlacePorts & { readonly map: MapStore };

export function openPublicServiceDesk(
  portsOf: (by: By) => PublicServiceDeskPorts,
): PublicServiceDesk & PlaceDesk {
  return {
    standings: (reader) => readStandings(portsOf(reader)),
    serviceChanges: (reader, id) => portsOf(reader).serviceHistory.of(id),
    describeService: (by, id, form) => describeService(portsOf(by), by, id, form),

    maintenances: (reader) => portsOf(reader).maintenances.all(),
    planMaintenance: (by, authority, form) => planMaintenance(portsOf(by), by, authority, form),
    changeMaintenance: (by, id, form, version = "any") =>
      changeMaintenance(portsOf(by), by, id, form, version),
    cancelMaintenance: (by, id, version = "any") => cancelMaintenance(portsOf(by), by, id, version),

    outages: (reader) => portsOf(reader).outages.all(),
    async servicesOn(reader, system) {
      const { map, now } = portsOf(reader);
      const drawn = await map.readMap();
      const target = { kind: "system", id: system } as const;
      const owners = new Set(drawn.services.map(({ authority }) => authority));
      const day = ukDay(now());
      return [...owners].flatMap((authority): readonly ServiceId[] =>
        servicesOfTarget(target, authority, drawn, day),
      );
    },
    tellOutage: (by, origin, form) => tellOutage(portsOf(by), by, origin, form),
    sayOfOutage: (by, id, form) => sayOfOutage(portsOf(by), by, id, form),
    askOfOutage: (by, id, services) => askOfOutage(portsOf(by), by, id, services),
    endOutage: (by, id, version) => endOutage(portsOf(by), by, id, version),
    answerOutage: (by, id, step) => answerOutage(portsOf(by), by, id, step),
    changePart: (by, id, form) => changePart(portsOf(by), by, id, form),

    places: (reader) => portsOf(reader).places.all(),
    addPlace: (by, authority, form) => addPlace(portsOf(by), by, authority, form),
    changePlace: (by, id, form, version = "any") => changePlace(portsOf(by), by, id, form, version),
    removePlace: (by, id, version = "any") => removePlace(portsOf(by), by, id, version),
    setColour: (by, authority, typed, version) => setColour(portsOf(by), by, authority, typed, version),
  };
}

export async function readStandings(
  ports: PublicServicePorts,
  now = ports.now(),
): Promise<readonly Standing[]> {
  const first = new Date(calendarOf(now)[0]!.from);
  const [services, changes, outages] = await Promise.all([
    ports.bodies.services(),
    ports.serviceHistory.since(first),
    ports.outages.all(),
  ]);
  return standingsOf(services, changes, outages, now);
}
