/** Withdrawing a published statement: its address stays and says so, with the reason. */
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { statementOf } from "../statement/page.ts";

export const path = "/incidents/:incident/statements/:number/withdraw";
export const needs = "incident";
export const verbs = { get: "statement.publish", post: "statement.publish" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const which = { incident: incident.id, number: statement.number };
  const outcome = await desk.retractStatement(staff, which, longText(form, "why"));
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, { "statement-without-why": "why" })]);
  return redirect(
    `/incidents/${incident.reference}/statements`,
    "The statement is withdrawn, and the public page says so.",
  );
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const list = `/incidents/${visit.incident.reference}/statements`;
  const here = `${list}/${statement.number}`;
  return page(
    "public-page/withdraw/page.njk",
    {
      ...{ title: "Withdraw this statement?", here, list, statement },
      form: formView(values, errors),
      back: { href: here, text: "The statement" },
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}
