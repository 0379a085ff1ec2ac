/** Reads an answer out to somebody who has shown who they are. Each time is a reading, and an entry of its own. */
import type { ReadOut, ReadOutProblem } from "../../../respond/desk/people/check-desk.ts";
import { type FieldError, type Fields, formView, raw, several, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";

export const path = "/incidents/:incident/checks/read-out";
export const needs = "incident";
export const verbs = { get: "check.read-out", post: "check.read-out" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, { reference: raw(visit.query, "reference").slice(0, 20) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const [, digits] = /^P?[-\s]?(\d{1,9})$/iu.exec(text(form, "reference")) ?? [];
  if (digits === undefined)
    return await show(visit, form, [
      { field: "reference", text: "Enter the person’s reference, like P-000123" },
    ]);
  const asked = several(form, "asked");
  const read = await desk.readOut(staff, incident.id, { number: Number(digits), asked });
  if (read.ok) return await show(visit, form, [], read.value);
  const fields = { "call-identity-missing": "asked", "no-such-person": "reference" } as const;
  return await show(visit, form, [wrong<ReadOutProblem["kind"]>(read.problem, fields)]);
}

async function show(
  { desk, staff, incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  read: ReadOut | null = null,
): Promise<Reply> {
  const base = `/incidents/${incident.reference}`;
  const { needed, questions } = await desk.identityQuestions(staff);
  return page(
    "checks/read-out/page.njk",
    {
      title: read === null ? "Read an answer out" : `To be read out to ${read.reference}`,
      back: { href: `${base}/checks`, text: "Residents who asked" },
      ...{ here: `${base}/checks/read-out`, people: `${base}/people`, needed, read },
      questions: questions.map(({ key, text: words }) => ({ value: key, text: words })),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
