/** Publishing a statement, after a page that says what happens then. */
import { type FieldError, formView } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { blocksOf } from "../body.ts";
import { statementOf } from "../statement/page.ts";

export const path = "/incidents/:incident/statements/:number/publish";
export const needs = "incident";
export const verbs = { get: "statement.publish", post: "statement.publish" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const outcome = await desk.publishStatement(staff, incident.id, statement.number);
  if (!outcome.ok) return show(visit, [wrong(outcome.problem, {})]);
  return redirect(
    `/incidents/${incident.reference}/statements`,
    "The statement is published, and the public page is up to date.",
  );
}

async function show(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const here = `/incidents/${visit.incident.reference}/statements/${statement.number}`;
  return page(
    "public-page/publish/page.njk",
    {
      title: "Publish this statement?",
      form: formView({}, errors),
      back: { href: here, text: "The statement" },
      here,
      statement,
      blocks: blocksOf(statement.body),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
