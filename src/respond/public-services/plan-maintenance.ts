/** Plans maintenance of one's own services, changes what is said of it, or calls it off. */
import { randomUUID } from "node:crypto";
import type { AuthorityId, MaintenanceId, ServiceId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  type Maintenance,
  type MaintenanceProblem,
  maintenanceState,
  maintenanceTransitions,
} from "../../domain/public-services/maintenance.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { MaintenanceForm } from "../desk/house/public-service-forms.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { PublicServicePorts } from "./ports.ts";

type Ended = Outcome<Maintenance, MaintenanceProblem | ChangedMeanwhile>;
type Ports = Pick<PublicServicePorts, "bodies" | "maintenances" | "now">;

export async function planMaintenance(
  ports: Ports,
  by: By,
  authority: AuthorityId,
  form: MaintenanceForm,
): Promise<Ended> {
  if (!mayActFor(by, authority)) return failed({ kind: "not-yours" });
  const change = changeBy(by, ports.now());
  const problem = await problemOf(ports, authority, form, change.at);
  if (problem !== null) return failed(problem);
  const id = randomUUID() as MaintenanceId;
  const planned: Maintenance = { ...cleaned(form), id, authority, cancelledAt: null };
  const verb = maintenanceTransitions.plan.entry;
  await ports.maintenances.add(change, planned, [entryOf(change, verb, planned)]);
  return done(planned);
}

export async function changeMaintenance(
  ports: Ports,
  by: By,
  id: MaintenanceId,
  form: MaintenanceForm,
  version: FromVersion,
): Promise<Ended> {
  const change = changeBy(by, ports.now());
  const known = (await ports.maintenances.all()).find((one) => one.id === id);
  if (known === undefined) return failed({ kind: "no-such-maintenance" });
  if (!mayActFor(by, known.authority)) return failed({ kind: "not-yours" });
  const problem = await problemOf(ports, known.authority, form, change.at);
  if (problem !== null) return failed(problem);
  return await alter(ports, change, id, version, "change", (current) => ({ ...current, ...cleaned(form) }));
}

export async function cancelMaintenance(
  ports: Ports,
  by: By,
  id: MaintenanceId,
  version: FromVersion,
): Promise<Ended> {
  const change = changeBy(by, ports.now());
  const known = (await ports.maintenances.all()).find((one) => one.id === id);
  if (known !== undefined && !mayActFor(by, known.authority)) return failed({ kind: "not-yours" });
  return await alter(ports, change, id, version, "cancel", (one) => ({ ...one, cancelledAt: change.at }));
}

async function alter(
  ports: Ports,
  change: Change,
  id: MaintenanceId,
  version: FromVersion,
  step: "change" | "cancel",
  next: (current: Maintenance) => Maintenance,
): Promise<Ended> {
  const { from, entry } = maintenanceTransitions[step];
  const outcome = await ports.maintenances.alter<MaintenanceProblem>(change, id, version, (current) => {
    const state = maintenanceState(current, change.at);
    if (!from.some((one) => one === state)) return failed({ kind: "maintenance-over" });
    const changed = next(current);
    const changes = fieldChanges(fieldsOf(current), fieldsOf(changed));
    return done({ next: changed, entries: [entryOf(change, entry, changed, changes)] });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "no-such-maintenance" });
}

async function problemOf(
  ports: Ports,
  authority: AuthorityId,
  form: MaintenanceForm,
  now: Date,
): Promise<MaintenanceProblem | null> {
  if (form.title.trim() === "") return { kind: "title-missing" };
  if (form.title.length > 200) return { kind: "title-too-long" };
  if (form.words.length > 2000) return { kind: "words-too-long" };
  if (form.until <= form.from) return { kind: "maintenance-reversed" };
  if (form.until <= now) return { kind: "maintenance-past" };
  const own = await ownOf(ports, authority);
  const fit = form.services.length > 0 && form.services.every((id) => own.has(id));
  return fit ? null : { kind: "services-missing" };
}

async function ownOf({ bodies }: Ports, authority: AuthorityId): Promise<ReadonlySet<ServiceId>> {
  const services = await bodies.services();
  return new Set(services.filter((one) => one.authority === authority).map(({ id }) => id));
}

function cleaned({ services, title, words, from, until }: MaintenanceForm): MaintenanceForm {
  return { services: [...new Set(services)], title: title.trim(), words: words.trim(), from, until };
}

function entryOf(
  change: Change,
  verb: string,
  { id, authority, title, from, until, services }: Maintenance,
  changes: ReturnType<typeof fieldChanges> = [],
) {
  const detail = {
    ...{ authority, title, services: services.length },
    ...{ from: from.toISOString(), until: until.toISOString() },
  };
  return note(change, verb, { subject: `maintenance:${id}` }, detail, { changes });
}

function fieldsOf({ title, words, from, until, services, cancelledAt }: Maintenance) {
  const times = { from: from.toISOString(), until: until.toISOString() };
  return { title, words, ...times, services: services.length, cancelled: cancelledAt !== null };
}
