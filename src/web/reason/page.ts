/** Why somebody needs to see personal data: asked once for a task, then back to where they were going. */
import { type FieldError, type Fields, formView, oneOf, raw, text } from "../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../frame/visit.ts";
import { wrong } from "../frame/wrong.ts";
import { wayBack } from "../guard/way-back.ts";

export const path = "/reason";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, { back: raw(visit.query, "back") }, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const keys = (await desk.reasons()).map(({ key }) => key);
  const task = {
    why: oneOf(form, "why", keys) ?? "",
    words: text(form, "words"),
    reference: text(form, "reference"),
  };
  const opened = await desk.openTask(staff, task);
  if (opened.ok) return redirect(wayBack(raw(form, "back")));
  const fields = { "why-missing": "why", "task-words-missing": "words", "task-words-too-long": "words" };
  return show(visit, form, [wrong(opened.problem, fields)]);
}

async function show(
  { desk, staff }: StaffVisit,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const reasons = await desk.reasons();
  const task = await desk.task(staff);
  return page(
    "reason/page.njk",
    {
      title: "Why do you need to see this?",
      form: formView(values, errors),
      choices: reasons.map(({ key, text: words }) => ({ value: key, text: words })),
      open: task !== null,
      asksReason: true,
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
