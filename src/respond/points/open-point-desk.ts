/** Binds the desk of what we know, believe and do not know yet to the record. */
import type { By } from "../change-by.ts";
import type { PointDesk } from "../desk/incident/point-desk.ts";
import type { PublishPorts } from "../publish/publish-site.ts";
import { takePointStep, takePublicStep } from "./pass-point.ts";
import type { PointPorts } from "./point-store.ts";
import { writePoint } from "./write-point.ts";

export type PointDeskPorts = PointPorts & PublishPorts;

export function openPointDesk(portsOf: (by: By) => PointDeskPorts): PointDesk {
  const own = portsOf("system");
  return {
    points: (reader, incident) => portsOf(reader).points.of(incident),
    writePoint: (by, incident, form) => writePoint(portsOf(by), by, incident, form),
    approvePoint: (by, which) => takePublicStep(portsOf(by), own, by, which, "approve"),
    discardPoint: (by, which) => takePointStep(portsOf(by), by, which, "discard"),
    checkPoint: (by, which) => takePublicStep(portsOf(by), own, by, which, "check"),
  };
}
