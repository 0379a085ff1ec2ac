/** Changing a draft. An approval is taken back with it; what somebody else changed meanwhile is shown, never overwritten. */
import { pendingVersion } from "../../../domain/briefings/briefing.ts";
import { gapsIn } from "../../../domain/briefings/template.ts";
import type { BriefingView } from "../../../respond/desk/incident/briefing-reading.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, raw, several } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { back, briefingOf, hrefOf } from "../find.ts";
import { choicesOf, fieldsOfProblems, missing, readForm, valuesOf } from "../form.ts";

export const path = "/incidents/:incident/briefings/:briefing/change";
export const needs = "incident";
export const verbs = { get: "briefing.write", post: "briefing.write" } as const;
export const takes = 256 * 1024;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const view = await briefingOf(visit);
  if (view === null || pendingVersion(view.briefing) === undefined) return notFound;
  return show(visit, view, withVersion(valuesNow(view), view.briefing.version), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null || pendingVersion(view.briefing) === undefined) return notFound;
  const { number } = view.briefing;
  const read = readForm(visit);
  // What was sent has its audience: the form of a correction does not ask.
  const first = pendingVersion(view.briefing)?.number === 1;
  const typed = first ? read : { ...read, audience: view.briefing.audience };
  const errors = missing(typed);
  if (errors.length > 0) return show(visit, view, form, errors);
  const change = { ...typed, changed: longText(form, "changed"), version: versionIn(form) };
  const outcome = await desk.changeBriefing(staff, incident.id, number, change);
  if (outcome.ok) return redirect(hrefOf(visit, number), "The draft is saved. Nobody has been told yet.");
  if (outcome.problem.kind === "changed-meanwhile") {
    const theirs = (await briefingOf(visit)) ?? view;
    const changed = changedView(outcome.problem, labels, valuesNow(theirs), form);
    return show(visit, theirs, withVersion(form, theirs.briefing.version), [], changed);
  }
  return show(visit, view, form, [wrong(outcome.problem, fieldsOfProblems)]);
}

const labels = { changed: "What has changed", title: "Title", body: "Briefing" };

function valuesNow({ briefing }: BriefingView): Fields {
  const { title = "", body = "", changed = "" } = pendingVersion(briefing) ?? {};
  const { audience, reminders } = briefing;
  return { ...valuesOf({ title, body, audience, reminders }), changed };
}

async function show(
  visit: IncidentVisit,
  { briefing }: BriefingView,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const version = pendingVersion(briefing);
  return page(
    "briefings/change/page.njk",
    {
      title: "Change the briefing",
      back: back(visit, briefing.number),
      here: `${hrefOf(visit, briefing.number)}/change`,
      form: formView(values, errors),
      choices: await choicesOf(visit, several(values, "teams")),
      first: version?.number === 1,
      approved: version?.state === "approved",
      gaps: gapsIn({ title: raw(values, "title"), body: raw(values, "body") }),
      changed,
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
