/** Planning a wave: nothing goes; another person says yes before anything does. */
import type { WavePlan } from "../../../../domain/waves/plan.ts";
import { type FieldError, type Fields, formView, text } from "../../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../../frame/visit.ts";
import { wrong } from "../../../frame/wrong.ts";
import { bands, bandTags } from "../../../words/states.ts";
import { fieldsOf, planIn } from "../form.ts";
import { orderChoices } from "../words.ts";

export const path = "/incidents/:incident/notices/waves/plan";
export const needs = "incident";
export const verbs = { get: "wave.plan", post: "wave.plan" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, fieldsOf(), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const outcome = await desk.planWave(staff, incident.id, { name: text(form, "name"), plan: planIn(form) });
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/notices/waves/${outcome.value.number}`);
  return show(visit, form, [planError(outcome.problem)]);
}

/** The domain names the field that is out of its range. */
export function planError(problem: { readonly kind: string; readonly field?: keyof WavePlan }): FieldError {
  const error = wrong<string>(problem, {
    "wave-name-missing": "name",
    "words-too-long": "name",
    "reasons-missing": "reasons",
  });
  return problem.field === undefined ? error : { ...error, field: problem.field };
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { incident } = visit;
  const base = `/incidents/${incident.reference}/notices/waves`;
  return page(
    "notices/waves/plan/page.njk",
    {
      title: "Plan a wave",
      back: { href: base, text: "Waves" },
      ...{ here: `${base}/plan`, form: formView(values, errors), orders: orderChoices },
      bandChoices: bands.map((band) => ({ value: band, text: bandTags[band].text })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
