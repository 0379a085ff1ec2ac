/** Puts right when a step happened. The time that was written first is kept, and who put it right, and why. */
import { happenedAt, moves } from "../../../domain/measures/measure.ts";
import type { CorrectProblem } from "../../../respond/desk/incident/measures-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dateAndTime } from "../../words/dates.ts";
import { hereOf, measureOf } from "../found.ts";
import { stepWords, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/:measure/times/:position";
export const needs = "incident";
export const verbs = { get: "measure.act", post: "measure.act" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const found = await lineOf(visit);
  if (found === null) return notFound;
  const version = String(found.measure.version);
  return show(visit, { ...momentFields("happened", found.at), version }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const found = await lineOf(visit);
  if (found === null) return notFound;
  const happened = readMoment(form, "happened", "The time at which it happened");
  const reasons = longText(form, "reasons");
  const errors: readonly FieldError[] = [
    ...(happened.kind === "error" ? [happened.error] : []),
    ...(happened.kind === "empty" ? [{ field: "happened-day", text: "Enter when it happened" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Say how you know" }] : []),
  ];
  if (happened.kind !== "moment" || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.correctStep(staff, incident.id, found.measure.id, {
    ...{ line: found.line, happenedAt: happened.moment, reasons, version: versionIn(form) },
  });
  if (outcome.ok) return redirect(hereOf(visit), "The time is put right. The first one is kept.");
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "changed-meanwhile") {
    const now = (await lineOf(visit)) ?? found;
    const [theirs, yours] = [{ time: dateAndTime(now.at) }, { time: dateAndTime(happened.moment) }];
    const changed = changedView(problem, { time: "When it happened" }, theirs, yours);
    return show(visit, { ...form, version: String(now.measure.version) }, [], changed);
  }
  return show(visit, form, [
    wrong<CorrectProblem["kind"]>(problem, {
      "happened-in-future": "happened-day",
      "happened-before-last": "happened-day",
      "happened-after-next": "happened-day",
      "reasons-missing": "reasons",
      "words-too-long": "reasons",
    }),
  ]);
}

async function lineOf(visit: IncidentVisit) {
  const measure = await measureOf(visit);
  const line = /^\d{1,4}$/u.test(visit.params["position"] ?? "") ? Number(visit.params["position"]) : -1;
  const step = measure?.steps[line];
  if (measure === undefined || step === undefined) return null;
  if (!moves(step)) return null;
  return { measure, line, step, at: happenedAt(measure.steps, line) };
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const found = await lineOf(visit);
  if (found === null) return notFound;
  if (found.step.authority !== visit.staff.authority) return notYours;
  return page(
    "measures/correct/page.njk",
    {
      title: "Put the time right",
      back: { href: hereOf(visit), text: titleOf(found.measure) },
      here: `${hereOf(visit)}/times/${found.line}`,
      measureHref: hereOf(visit),
      measure: titleOf(found.measure),
      what: stepWords[found.step.step],
      by: found.step.byName,
      at: found.at,
      form: formView(values, errors),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
