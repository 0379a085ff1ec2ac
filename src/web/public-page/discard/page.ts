/** Putting a draft away: it stays in the record, and nobody publishes it by mistake. */
import { type FieldError, formView } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { statementOf } from "../statement/page.ts";

export const path = "/incidents/:incident/statements/:number/discard";
export const needs = "incident";
export const verbs = { get: "statement.write", post: "statement.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const outcome = await desk.discardStatement(staff, { incident: incident.id, number: statement.number });
  if (!outcome.ok) return show(visit, [wrong(outcome.problem, {})]);
  return redirect(`/incidents/${incident.reference}/statements`, "The draft is put away.");
}

async function show(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const here = `/incidents/${visit.incident.reference}/statements/${statement.number}`;
  return page(
    "public-page/discard/page.njk",
    {
      ...{ title: "Put this draft away?", here, statement },
      form: formView({}, errors),
      back: { href: here, text: "The statement" },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
