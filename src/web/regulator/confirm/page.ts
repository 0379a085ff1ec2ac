/** The second person says yes or no to a decision: whoever they are is asked once more before they see the form. */
import type { DecisionLine } from "../../../respond/desk/incident/regulator-desk.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { kindWords } from "../words.ts";

export const path = "/incidents/:incident/decisions/:number/confirm";
export const needs = "incident";
export const verbs = { get: "decision.confirm", post: "decision.confirm" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, confirmedAt } = visit;
  const number = numberOf(visit);
  if (number === null) return notFound;
  const answer = oneOf(form, "answer", ["yes", "no"]);
  if (answer === undefined) return show(visit, form, [{ field: "answer", text: "Select yes or no" }]);
  const words = longText(form, "words");
  const outcome = await desk.confirmDecision(staff, incident.id, number, {
    ...{ confirm: answer === "yes", words, confirmedAt },
  });
  const here = `/incidents/${incident.reference}/decisions/${number}`;
  if (outcome.ok)
    return redirect(here, answer === "yes" ? "You have confirmed it. It holds." : "You have refused it.");
  const { problem } = outcome;
  if (problem.kind === "no-such-decision") return notFound;
  if (problem.kind === "decision-not-waiting")
    return show(visit, {}, [{ field: "", text: inSummary(wordsFor(problem)) }], 409);
  return show(visit, form, [
    wrong<string>(problem, {
      "words-missing": "words",
      "names-somebody": "words",
      "holds-identifier": "words",
      "holds-contact-of-somebody": "words",
    }),
  ]);
}

function numberOf({ params }: IncidentVisit): number | null {
  const value = params["number"] ?? "";
  return /^[1-9]\d{0,6}$/u.test(value) ? Number(value) : null;
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = 400,
): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const number = numberOf(visit);
  const lines = await desk.decisions(staff, incident.id);
  const line = lines.find((one: DecisionLine) => one.number === number);
  if (line === undefined) return notFound;
  const here = `/incidents/${incident.reference}/decisions/${line.number}`;
  if (!line.mayConfirm && errors.length === 0) return redirect(here);
  return page(
    "regulator/confirm/page.njk",
    {
      title: `Confirm decision ${line.number}?`,
      back: { href: here, text: `Decision ${line.number}` },
      here: `${here}/confirm`,
      line,
      mayConfirm: line.mayConfirm,
      kind: kindWords[line.kind],
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? status : 200 },
  );
}
