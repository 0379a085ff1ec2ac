/** Which verbs the methods about public services are. */
import type { PlaceDesk } from "../house/place-desk.ts";
import type { PublicServiceDesk } from "../house/public-service-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const publicServiceRules: {
  readonly [M in keyof (PublicServiceDesk & PlaceDesk)]:
    | DeskRule<(PublicServiceDesk & PlaceDesk)[M]>
    | "open";
} = {
  standings: { verb: "service.read" },
  serviceChanges: { verb: "service.read" },
  describeService: { verb: "service.change" },
  maintenances: { verb: "service.read" },
  planMaintenance: { verb: "maintenance.plan" },
  changeMaintenance: { verb: "maintenance.plan" },
  cancelMaintenance: { verb: "maintenance.plan" },
  outages: { verb: "service.read" },
  servicesOn: { verb: "map.read" },
  tellOutage: { verb: "outage.tell" },
  sayOfOutage: { verb: "outage.tell" },
  askOfOutage: { verb: "outage.tell" },
  endOutage: { verb: "outage.tell" },
  answerOutage: { verb: "outage.join" },
  changePart: { verb: "outage.join" },
  places: { verb: "service.read" },
  addPlace: { verb: "hours.change" },
  changePlace: { verb: "hours.change" },
  removePlace: { verb: "hours.change" },
  setColour: { verb: "authority.change-contact" },
};
