/** A second person's yes to the words of a statement, or the words with which they go back to whoever wrote them. */
import { type Statement, versionsOf } from "../../../domain/publication/statement.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { blocksOf } from "../body.ts";
import { statementOf } from "../statement/page.ts";

export const path = "/incidents/:incident/statements/:number/approve";
export const needs = "incident";
export const verbs = { get: "statement.approve", post: "statement.approve" } as const;

const answers = ["approve", "send-back"] as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const answer = oneOf(form, "answer", answers);
  if (answer === undefined)
    return show(visit, form, [{ field: "answer", text: "Select whether the public may read this" }]);
  const which = { incident: incident.id, number: statement.number };
  const outcome =
    answer === "approve"
      ? await desk.approveStatement(staff, which)
      : await desk.sendBackStatement(staff, which, longText(form, "why"));
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, { "statement-without-why": "why" })]);
  const here = `/incidents/${incident.reference}/statements/${statement.number}`;
  return redirect(
    here,
    answer === "approve"
      ? "You have approved this statement. It can be published."
      : "The statement has gone back to whoever wrote it.",
  );
}

/** Whether the easy read of a correction is that of the words that it takes the place of, or is gone. */
async function easyOf({ desk, staff, incident }: IncidentVisit, statement: Statement) {
  if (statement.corrects === null) return {};
  const before = versionsOf(await desk.statements(staff, incident.id), statement.corrects).at(-1);
  const had = before !== undefined && before.easyRead !== "";
  return {
    easyBefore: had && before.easyRead === statement.easyRead && before.body !== statement.body,
    easyGone: had && statement.easyRead === "",
  };
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const statement = await statementOf(visit);
  if (statement === undefined) return notFound;
  const here = `/incidents/${visit.incident.reference}/statements/${statement.number}`;
  return page(
    "public-page/approve/page.njk",
    {
      title: "May the public read this?",
      form: formView(values, errors),
      back: { href: here, text: "The statement" },
      here,
      statement,
      ...(await easyOf(visit, statement)),
      own: statement.writers.includes(visit.staff.id),
      blocks: blocksOf(statement.body),
      choices: [
        { value: "approve", text: "Yes, it is right and may be published" },
        { value: "send-back", text: "No, it goes back to whoever wrote it" },
      ],
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
