/** One step of a measure: by a click as of now, or by this page with the time at which it happened, and reasons. */
import {
  type MeasureStep,
  measureReference,
  measureSteps,
  transitionOf,
} from "../../../domain/measures/measure.ts";
import type { StepProblem } from "../../../domain/measures/take-step.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { hereOf, measureOf } from "../found.ts";
import { namesOf, stateTags, stepButtons, stepSaved, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/:measure/steps/:step";
export const needs = "incident";
export const verbs = { get: "measure.act", post: "measure.act" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const step = stepOf(visit);
  const measure = await measureOf(visit);
  if (step === undefined || measure === undefined) return notFound;
  const happened = readMoment(form, "happened", "The time at which it happened");
  if (happened.kind === "error") return show(visit, form, [happened.error]);
  const outcome = await desk.takeMeasureStep(staff, incident.id, measure.id, {
    ...{ step, words: longText(form, "words") },
    happenedAt: happened.kind === "moment" ? happened.moment : null,
  });
  if (outcome.ok) return redirect(hereOf(visit), `${measureReference(measure)} is ${stepSaved[step]}.`);
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  return show(visit, form, [
    wrong<StepProblem["kind"] | "no-such-measure">(problem, {
      "measure-reasons-missing": "words",
      "words-too-long": "words",
      "happened-in-future": "happened-day",
      "happened-before-last": "happened-day",
    }),
  ]);
}

function stepOf({ params }: IncidentVisit): MeasureStep | undefined {
  return measureSteps.find((one) => one === params["step"]);
}

const hints: Readonly<Record<MeasureStep, string>> = {
  acknowledge: "You have read it, and somebody is on it.",
  do: "Another person verifies it afterwards.",
  verify: "Look for yourself that it holds, for example from outside. Say how you did.",
  reopen: "It counts as not done from then on, and has to be done again.",
  lift: "It has served its purpose and is taken back.",
  refuse: "Whoever asked for it can read why.",
  cancel: "It is not needed any more. It stays in the record.",
};

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const step = stepOf(visit);
  const measure = await measureOf(visit);
  if (step === undefined || measure === undefined) return notFound;
  const { staff, authorities } = visit;
  if (![measure.authority, measure.orderedBy].includes(staff.authority)) return notYours;
  return page(
    "measures/step/page.njk",
    {
      title: stepButtons[step],
      back: { href: hereOf(visit), text: titleOf(measure) },
      here: `${hereOf(visit)}/steps/${step}`,
      measureHref: hereOf(visit),
      measure: titleOf(measure),
      who: namesOf(authorities)(measure.authority),
      state: stateTags[measure.state],
      hint: hints[step],
      needsWords: transitionOf(step).reasons === true,
      form: formView(values, errors),
      warns: step === "lift" || step === "cancel" || step === "refuse",
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
