/** The pages about public services: outages, maintenance, places, how services and authorities look. */
import type { PageModule } from "../frame/visit.ts";
import * as askOfOutage from "./ask/page.ts";
import * as colour from "./colour/page.ts";
import * as cancelMaintenance from "./maintenance/cancel.ts";
import * as planMaintenance from "./maintenance/new.ts";
import * as maintenance from "./maintenance/page.ts";
import * as serviceName from "./name/page.ts";
import * as answerOutage from "./outage/answer.ts";
import * as endOutage from "./outage/end.ts";
import * as outage from "./outage/page.ts";
import * as outages from "./outages/page.ts";
import * as outagePart from "./part/page.ts";
import * as addPlace from "./place/new.ts";
import * as place from "./place/page.ts";
import * as removePlace from "./place/remove.ts";
import * as sayOfOutage from "./say/page.ts";
import * as tellOutage from "./tell/page.ts";

export const publicServicePages: readonly PageModule[] = [
  ...[colour, serviceName, planMaintenance, maintenance, cancelMaintenance, addPlace, place, removePlace],
  ...[outages, tellOutage, outage, sayOfOutage, askOfOutage, outagePart, answerOutage, endOutage],
];
