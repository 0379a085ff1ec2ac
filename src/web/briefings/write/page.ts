/** Writing a briefing: first from what it begins, then its words and whom it is for. Nothing goes out with it. */
import { nobody } from "../../../domain/briefings/audience.ts";
import { usualReminders } from "../../../domain/briefings/reminders.ts";
import { fillTemplate, gapsIn } from "../../../domain/briefings/template.ts";
import { type FieldError, type Fields, formView, raw, several } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { back, hrefOf } from "../find.ts";
import { choicesOf, fieldsOfProblems, missing, readForm, valuesOf } from "../form.ts";
import { factsOf } from "../template-facts.ts";

export const path = "/incidents/:incident/briefings/write";
export const needs = "incident";
export const verbs = { get: "briefing.write", post: "briefing.write" } as const;
export const takes = 256 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, query } = visit;
  const templates = await desk.briefingTemplates(staff);
  const chosen = raw(query, "from");
  if (chosen === "") return choose(visit, templates);
  const template = templates.find(({ key }) => key === chosen);
  if (template === undefined && chosen !== "nothing") return choose(visit, templates);
  const words = template === undefined ? { title: "", body: "" } : fillTemplate(template, factsOf(visit));
  const list = await desk.staffList(staff);
  const audience = list.total > 0 ? { ...nobody, everybody: true } : nobody;
  return show(visit, valuesOf({ ...words, audience, reminders: usualReminders }), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const typed = readForm(visit);
  const errors = missing(typed);
  if (errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.writeBriefing(staff, incident.id, typed);
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, fieldsOfProblems)]);
  return redirect(hrefOf(visit, outcome.value.number), "The draft is saved. Nobody has been told yet.");
}

function choose(
  visit: IncidentVisit,
  templates: Awaited<ReturnType<IncidentVisit["desk"]["briefingTemplates"]>>,
): Reply {
  return page("briefings/write/choose.njk", {
    title: "Write a briefing",
    back: back(visit),
    here: `${hrefOf(visit)}/write`,
    templates,
  });
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  return page(
    "briefings/write/page.njk",
    {
      title: "Write a briefing",
      back: back(visit),
      here: `${hrefOf(visit)}/write`,
      form: formView(values, errors),
      choices: await choicesOf(visit, several(values, "teams")),
      gaps: gapsIn({ title: raw(values, "title"), body: raw(values, "body") }),
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}
