/** The first sign at one's own authority: from then on it is counted how long it takes until it is isolated. */
import type { IncidentId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import type { Alarm } from "../../domain/measures/containment.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { AlarmForm, AlarmProblem, MeasuresDesk } from "../desk/incident/measures-desk.ts";
import { note } from "../note.ts";
import type { IncidentStore } from "../ports.ts";
import type { MeasureStore } from "./measure-store.ts";
import { clean } from "./order-measures.ts";

export async function recordAlarm(
  ports: {
    readonly measures: MeasureStore;
    readonly incidents: Pick<IncidentStore, "byId">;
    now(): Date;
  },
  by: Staff,
  id: IncidentId,
  { alarmAt, words: typed, version }: AlarmForm,
): ReturnType<MeasuresDesk["recordAlarm"]> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  if (!incident.involved.some(({ authority }) => authority === by.authority))
    return failed({ kind: "not-involved" });
  const change = changeBy(by, ports.now());
  const words = clean(typed);
  if (words === "") return failed({ kind: "alarm-words-missing" });
  if (alarmAt > change.at) return failed({ kind: "alarm-in-future" });
  const before = await latestAlarm(ports.measures, id, by);
  if ((before?.number ?? 0) !== version) return failed(meanwhile(before));
  const alarm: Alarm = {
    ...{ authority: by.authority, number: version + 1, alarmAt, words },
    ...{ by: by.id, byName: by.name, enteredAt: change.at },
  };
  const changes = before === null ? [] : fieldChanges(fieldsOf(before), fieldsOf(alarm));
  const entry = note(
    change,
    before === null ? "alarm.recorded" : "alarm.corrected",
    { subject: `incident:${incident.reference}`, incident: id },
    { authority: by.authority, alarmAt: alarmAt.toISOString(), sign: words },
    { happened: alarmAt, changes },
  );
  const recorded = await ports.measures.recordAlarm(change, id, alarm, [entry]);
  return recorded ? done(alarm) : failed(meanwhile(await latestAlarm(ports.measures, id, by)));
}

async function latestAlarm(
  measures: MeasureStore,
  id: IncidentId,
  { authority }: Staff,
): Promise<Alarm | null> {
  const own = (await measures.alarms(id)).filter((one) => one.authority === authority);
  return own.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

function meanwhile(alarm: Alarm | null): AlarmProblem {
  if (alarm === null) return { kind: "form-outdated" };
  return changedMeanwhile(alarm.byName, alarm.enteredAt);
}

function fieldsOf({ alarmAt, words }: Alarm) {
  return { alarmAt: alarmAt.toISOString(), sign: words };
}
