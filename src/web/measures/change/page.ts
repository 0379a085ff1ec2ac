/** Changes an order that still has to be done. What stood there before is kept. */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dateAndTime } from "../../words/dates.ts";
import { hereOf, measureOf } from "../found.ts";
import { dueChoices, fieldsOfMeasure, orderChoices, problemFields, readOrder } from "../order-fields.ts";
import { effectWords, kindWords, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/:measure/change";
export const needs = "incident";
export const verbs = { get: "measure.act", post: "measure.act" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  return standing === null ? notFound : show(visit, standing, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, now } = visit;
  const measure = await measureOf(visit);
  if (measure === undefined) return notFound;
  const map = await desk.sharedMap(staff);
  const read = readOrder(form, measure.authority, map, now);
  if ("errors" in read) return show(visit, form, read.errors);
  const fields = { ...read, version: versionIn(form) };
  const outcome = await desk.changeMeasure(staff, incident.id, measure.id, fields);
  if (outcome.ok) return redirect(hereOf(visit), "It is changed. What it said before is kept.");
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "changed-meanwhile") {
    const theirs = (await standingOf(visit)) ?? {};
    const changed = changedView(problem, labels, withDue(theirs), withDue(form));
    return show(visit, { ...form, version: theirs["version"] }, [], changed);
  }
  return show(visit, form, [wrong<string>(problem, problemFields)]);
}

const labels = {
  title: "What is to be done",
  target: "To what",
  kind: { label: "Kind", choices: kindWords },
  effect: { label: "What follows", choices: effectWords },
  dueWords: "Due",
  how: "How",
};

/** A time as people read it: the five boxes would be five rows. */
function withDue(fields: Fields): Fields {
  const chosen = dueChoices.find(({ value }) => value === raw(fields, "due"));
  if (chosen !== undefined && chosen.value !== "at") return { ...fields, dueWords: chosen.text };
  const read = readMoment(fields, "due-at", "Due");
  return { ...fields, dueWords: read.kind === "moment" ? dateAndTime(read.moment) : "" };
}

async function standingOf(visit: IncidentVisit): Promise<Fields | null> {
  const measure = await measureOf(visit);
  if (measure === undefined) return null;
  const map = await visit.desk.sharedMap(visit.staff);
  return withVersion(fieldsOfMeasure(measure, map), measure.version);
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const { desk, staff } = visit;
  const measure = await measureOf(visit);
  if (measure === undefined) return notFound;
  if (![measure.authority, measure.orderedBy].includes(staff.authority)) return notYours;
  const map = await desk.sharedMap(staff);
  return page(
    "measures/change/page.njk",
    {
      title: "Change the order",
      back: { href: hereOf(visit), text: titleOf(measure) },
      here: `${hereOf(visit)}/change`,
      measureHref: hereOf(visit),
      measure: titleOf(measure),
      form: formView(values, errors),
      choices: orderChoices(map),
      dueChoices,
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
