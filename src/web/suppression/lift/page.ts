/** Lifting it: from then on they may be written to again, once somebody has released what was held. */
import type { LiftProblem } from "../../../domain/suppression/suppression.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { whatOf, whyWords } from "../words.ts";

export const path = "/incidents/:incident/suppressed/:suppression/lift";
export const needs = "incident";
export const verbs = { get: "suppression.lift", post: "suppression.lift" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const reasons = longText(form, "reasons");
  const outcome = await desk.liftSuppression(staff, incident.id, params["suppression"]!, reasons);
  const list = `/incidents/${incident.reference}/suppressed`;
  if (outcome.ok) return redirect(list, "It is lifted. What was held waits until somebody releases it.");
  const { problem } = outcome;
  if (problem.kind === "no-such-suppression") return notFound;
  const error = wrong<LiftProblem["kind"]>(problem, {
    "reasons-missing": "reasons",
    "words-too-long": "reasons",
  });
  return await show(visit, form, [error], problem.kind === "suppression-lifted" ? 409 : 400);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = 200,
): Promise<Reply> {
  const one = await desk.suppression(staff, incident.id, params["suppression"]!);
  if (one === null) return notFound;
  const list = `/incidents/${incident.reference}/suppressed`;
  return page(
    "suppression/lift/page.njk",
    {
      title: "Write to them again?",
      back: { href: list, text: "Not to be written to" },
      ...{ list, here: `${list}/${one.id}/lift`, form: formView(values, errors) },
      ...{ what: whatOf(one), why: whyWords[one.why], reasons: one.reasons, at: one.addedAt },
      by: one.addedByName,
    },
    { status },
  );
}
