/** Binds what is done with hand-over notes to its ports. */
import type { By } from "../change-by.ts";
import type { HandoverDesk } from "../desk/incident/handover-desk.ts";
import type { WritePaper } from "../paper.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import { notePaper } from "./note-paper.ts";
import {
  acknowledgeHandover,
  changeHandover,
  gather,
  type HandoverPorts,
  writeHandover,
} from "./write-handover.ts";

export type HandoverDeskPorts = HandoverPorts & RegulatorPorts & { readonly writePaper: WritePaper };

export function openHandoverDesk(portsOf: (by: By) => HandoverDeskPorts): HandoverDesk {
  const own = portsOf("system");
  return {
    handovers: (reader, incident) => portsOf(reader).handingOver.of(incident),
    handover: (reader, incident, id) => portsOf(reader).handingOver.byId(incident, id),
    async gatherHandover(reader, id, since) {
      const ports = portsOf(reader);
      const incident = await ports.incidents.byId(id);
      const until = ports.now().toISOString();
      return incident === null
        ? { until, happened: [], more: 0, open: [], decisions: [], holders: [] }
        : await gather(ports, own, reader, incident, since);
    },
    writeHandover: (by, incident, form) => writeHandover(portsOf(by), own, by, incident, form),
    changeHandover: (by, incident, id, form) => changeHandover(portsOf(by), own, by, incident, id, form),
    acknowledgeHandover: (by, incident, id, version) =>
      acknowledgeHandover(portsOf(by), by, incident, id, version),
    async handoverPaper(reader, incidentId, id) {
      const ports = portsOf(reader);
      const [incident, note] = [
        await ports.incidents.byId(incidentId),
        await ports.handingOver.byId(incidentId, id),
      ];
      if (incident === null || note === null) return null;
      const authority =
        (await ports.bodies.authorities()).find((one) => one.id === note.authority)?.name ?? "";
      return {
        name: `${incident.reference}-hand-over-${note.number}.pdf`,
        bytes: await ports.writePaper(notePaper(note, incident, authority)),
      };
    },
  };
}
