/** Binds the use cases of measures to their ports. */
import type { IncidentId } from "../../domain/ids.ts";
import { type Containment, containmentOf } from "../../domain/measures/containment.ts";
import type { By } from "../change-by.ts";
import type { MeasuresDesk } from "../desk/incident/measures-desk.ts";
import type { BodyStore, IncidentStore } from "../ports.ts";
import { changeMeasure, correctStep, setAfter } from "./change-measure.ts";
import { setProposalAside, takeProposal } from "./decide-service-proposal.ts";
import type { MeasureStore } from "./measure-store.ts";
import { type OrderPorts, orderMeasures } from "./order-measures.ts";
import { recordAlarm } from "./record-alarm.ts";
import { takeMeasureStep } from "./take-measure-step.ts";

export type MeasuresPorts = Pick<OrderPorts, "map" | "now"> & {
  readonly measures: MeasureStore;
  readonly incidents: IncidentStore;
  readonly bodies: BodyStore;
  /** What incident staff may edit in the data folder. */
  measureTemplates(): ReturnType<MeasuresDesk["measureTemplates"]>;
};

export function openMeasuresDesk(portsOf: (by: By) => MeasuresPorts): MeasuresDesk {
  return {
    measures: (reader, id) => portsOf(reader).measures.of(id),
    measureTemplates: (reader) => portsOf(reader).measureTemplates(),
    orderMeasures: (by, id, orders) => orderMeasures(portsOf(by), by, id, orders),
    takeMeasureStep: (by, id, measure, form) => takeMeasureStep(portsOf(by), by, id, measure, form),
    changeMeasure: (by, id, measure, form) => changeMeasure(portsOf(by), by, id, measure, form),
    correctStep: (by, id, measure, form) => correctStep(portsOf(by), by, id, measure, form),
    setAfter: (by, id, measure, form) => setAfter(portsOf(by), by, id, measure, form),
    alarms: (reader, id) => portsOf(reader).measures.alarms(id),
    recordAlarm: (by, id, form) => recordAlarm(portsOf(by), by, id, form),
    containment: (reader, id) => readContainment(portsOf(reader), id),
    takeProposal: (by, id, measure, form) => takeProposal(portsOf(by), by, id, measure, form),
    setProposalAside: (by, id, measure, proposal) => setProposalAside(portsOf(by), by, id, measure, proposal),
  };
}

export async function readContainment(
  { measures: store, incidents, now }: Pick<MeasuresPorts, "measures" | "incidents" | "now">,
  id: IncidentId,
): Promise<readonly Containment[]> {
  const [incident, measures, alarms] = await Promise.all([
    incidents.byId(id),
    store.of(id),
    store.alarms(id),
  ]);
  const at = now();
  return (incident?.involved ?? []).map(({ authority }) =>
    containmentOf(authority, { measures, alarms, now: at }),
  );
}
