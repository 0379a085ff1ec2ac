/** Begins a correction: a new version for whoever had the former, that says what has changed. What was sent stays. */
import { pendingVersion, standing } from "../../../domain/briefings/briefing.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { back, briefingOf, hrefOf } from "../find.ts";
import { fieldsOfProblems } from "../form.ts";

export const path = "/incidents/:incident/briefings/:briefing/correction";
export const needs = "incident";
export const verbs = { get: "briefing.write", post: "briefing.write" } as const;
export const takes = 256 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const view = await briefingOf(visit);
  const version = view === null ? undefined : standing(view.briefing);
  if (view === null || version === undefined) return notFound;
  const { number } = view.briefing;
  // A colleague has begun one: two at once would each be half of it.
  if (pendingVersion(view.briefing) !== undefined) return redirect(`${hrefOf(visit, number)}/change`);
  return show(visit, number, { title: version.title, body: version.body, changed: "" }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const typed = {
    title: text(form, "title"),
    body: longText(form, "body"),
    changed: longText(form, "changed"),
  };
  const outcome = await desk.correctBriefing(staff, incident.id, number, typed);
  if (!outcome.ok) return show(visit, number, form, [wrong(outcome.problem, fieldsOfProblems)]);
  return redirect(hrefOf(visit, number), "The correction is saved. Nobody has been told yet.");
}

function show(visit: IncidentVisit, number: number, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "briefings/correct/page.njk",
    {
      title: "Write a correction",
      back: back(visit, number),
      here: `${hrefOf(visit, number)}/correction`,
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}
