/** When the first sign was at one's own authority, recorded or corrected; the earlier record is kept. */
import type { Alarm } from "../../../domain/measures/containment.ts";
import type { AlarmProblem } from "../../../respond/desk/incident/measures-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dateAndTime } from "../../words/dates.ts";
import { namesOf } from "../words.ts";

export const path = "/incidents/:incident/measures/alarm/record";
export const needs = "incident";
export const verbs = { get: "alarm.record", post: "alarm.record" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, fieldsOf(await latestOf(visit)), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const read = readMoment(form, "alarm", "The time of the first sign");
  const words = longText(form, "words");
  const errors: readonly FieldError[] = [
    ...(read.kind === "error" ? [read.error] : []),
    ...(read.kind === "empty" ? [{ field: "alarm-day", text: "Enter when the first sign was" }] : []),
    ...(words === "" ? [{ field: "words", text: "Say what the first sign was" }] : []),
  ];
  if (read.kind !== "moment" || errors.length > 0) return show(visit, form, errors);
  const alarm = { alarmAt: read.moment, words, version: versionIn(form) };
  const outcome = await desk.recordAlarm(staff, incident.id, alarm);
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/measures/alarm`, "The first sign is recorded.");
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const theirs = fieldsOf(await latestOf(visit));
    const labels = { time: "First sign", words: "What it was" };
    const changed = changedView(problem, labels, withTime(theirs), withTime(form));
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  return show(visit, form, [
    wrong<AlarmProblem["kind"]>(problem, { "alarm-in-future": "alarm-day", "alarm-words-missing": "words" }),
  ]);
}

async function latestOf({ desk, staff, incident }: IncidentVisit): Promise<Alarm | null> {
  const own = (await desk.alarms(staff, incident.id)).filter(
    ({ authority }) => authority === staff.authority,
  );
  return own.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

function fieldsOf(alarm: Alarm | null): Fields {
  const fields = alarm === null ? {} : { words: alarm.words, ...momentFields("alarm", alarm.alarmAt) };
  return withVersion(fields, alarm?.number ?? 0);
}

function withTime(fields: Fields): Fields {
  const read = readMoment(fields, "alarm", "It");
  return { ...fields, time: read.kind === "moment" ? dateAndTime(read.moment) : "" };
}

function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${visit.incident.reference}/measures/alarm`;
  return page(
    "measures/record-alarm/page.njk",
    {
      title: "When was the first sign?",
      back: { href: here, text: "From alarm to isolated" },
      here: `${here}/record`,
      list: here,
      who: namesOf(visit.authorities)(visit.staff.authority),
      form: formView(values, errors),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
