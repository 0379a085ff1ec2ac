/** Takes back notices that were drafted or approved before it was judged that these people are not written to. */
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/judgements/:number/withdraw";
export const needs = "incident";
export const verbs = { get: "notice.approve", post: "notice.approve" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const reasons = longText(form, "reasons");
  const outcome = await desk.withdrawJudged(staff, incident.id, numberOf(visit), reasons);
  const list = `/incidents/${incident.reference}/judgements`;
  if (outcome.ok)
    return redirect(list, `${count(outcome.value.withdrawn, "notice is", "notices are")} withdrawn.`);
  const { problem } = outcome;
  if (problem.kind === "nothing-prepared") return redirect(list, "Nothing is prepared for them any more.");
  return await show(visit, form, [
    wrong(problem, { "reasons-missing": "reasons", "words-too-long": "reasons" }),
  ]);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const number = numberOf(visit);
  const found = (await desk.preparedAgainst(staff, incident.id)).find((one) => one.number === number);
  if (found === undefined) return notFound;
  const list = `/incidents/${incident.reference}/judgements`;
  return page(
    "judgements/withdraw/page.njk",
    {
      title: `Withdraw ${count(found.prepared, "notice", "notices")}?`,
      back: { href: list, text: "Who is told" },
      ...{ list, here: `${list}/${number}/withdraw`, number, form: formView(values, errors) },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

function numberOf({ params }: IncidentVisit): number {
  const value = params["number"] ?? "";
  return /^[1-9]\d{0,6}$/u.test(value) ? Number(value) : 0;
}
