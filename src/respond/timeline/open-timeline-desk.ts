/** Binds what is done with the timeline to its ports. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { By } from "../change-by.ts";
import type { TimelineDesk } from "../desk/incident/timeline-desk.ts";
import type { BodyStore } from "../ports.ts";
import { type TimelineFilePorts, timelineFile } from "./timeline-file.ts";
import type { TimelineStore } from "./timeline-store.ts";
import { addLine, correctLine, pinMoment, type TimelinePorts } from "./write-line.ts";

export type TimelineDeskPorts = TimelinePorts &
  Omit<TimelineFilePorts, "timeline" | "bodies"> & {
    readonly timeline: TimelineStore;
    readonly bodies: Pick<BodyStore, "authorities" | "services">;
  };

export function openTimelineDesk(portsOf: (by: By) => TimelineDeskPorts): TimelineDesk {
  return {
    async timeline(reader, id, query) {
      const ports = portsOf(reader);
      const incident = await ports.incidents.byId(id);
      if (incident === null) return { rows: [], total: 0 };
      return await ports.timeline.page(incident, reader.authority, query);
    },
    async timelineActors(reader, id) {
      const ports = portsOf(reader);
      const incident = await ports.incidents.byId(id);
      return incident === null ? [] : await ports.timeline.actors(incident);
    },
    async timelineLine(reader, id, line) {
      const ports = portsOf(reader);
      const incident = await ports.incidents.byId(id);
      return incident === null ? [] : await ports.timeline.versions(incident, line);
    },
    addLine: (by, incident, form) => addLine(portsOf(by), by, incident, form),
    correctLine: (by, incident, line, correction) => correctLine(portsOf(by), by, incident, line, correction),
    pin: (by, incident, key, on) => pinMoment(portsOf(by), by, incident, key, on),
    async timelineFile(reader, id, query, format) {
      const ports = portsOf(reader);
      const incident = (await ports.incidents.byId(id)) as Incident;
      const madeAt = ports.now();
      return await timelineFile(
        ports,
        { incident, authority: reader.authority, query, madeAt, mark: null },
        format,
      );
    },
  };
}
