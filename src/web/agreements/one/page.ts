/** One agreement between two authorities: who said yes, and what may be done about it now. */
import {
  type AgreementStep,
  agreementRules,
  agreementSteps,
  isOnSide,
  type StepProblem,
} from "../../../domain/agreements/agreement.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { agreementTags, stepWords } from "../words.ts";

export const path = "/incidents/:incident/agreements/:agreement";
export const needs = "incident";
export const verbs = { get: "agreement.read", post: "agreement.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await showAgreement(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const step = oneOf(form, "step", agreementSteps);
  if (step === undefined)
    return await showAgreement(visit, form, [{ field: "step", text: "Select what you do" }]);
  const id = params["agreement"]!;
  const stepped = await desk.stepAgreement(staff, incident.id, id, {
    step,
    reasons: longText(form, "reasons"),
  });
  if (stepped.ok)
    return redirect(
      `/incidents/${incident.reference}/agreements/${id}`,
      "It is written down in both ledgers.",
    );
  const { problem } = stepped;
  if (problem.kind === "no-such-agreement") return notFound;
  const error = wrong<StepProblem["kind"]>(problem, {
    "reasons-missing": "reasons",
    "words-too-long": "reasons",
    "agreement-own-yes": "step",
    "agreement-moved-on": "step",
  });
  return await showAgreement(visit, form, [error], problem.kind === "agreement-moved-on" ? 409 : 400);
}

export async function showAgreement(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const one = await desk.agreement(staff, incident.id, params["agreement"]!);
  if (one === null) return notFound;
  const list = `/incidents/${incident.reference}/agreements`;
  const open = agreementSteps.filter(
    (step: AgreementStep) =>
      agreementRules[step].from.includes(one.state) && isOnSide(one, step, staff.authority),
  );
  return page(
    "agreements/one/page.njk",
    {
      title: `${one.tellerName} tells for ${one.otherName}`,
      back: { href: list, text: "Telling for each other" },
      ...{ here: `${list}/${one.id}`, one, stands: agreementTags[one.state], form: formView(values, errors) },
      steps: open.map((value) => ({ value, text: stepWords[value] })),
      mayDraft: one.state === "in-force" && one.teller === staff.authority,
    },
    { status },
  );
}
