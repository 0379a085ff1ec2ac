/** Adds a line to the timeline by hand; also one that puts an entry of the ledger right. */
import type { LineProblem } from "../../../domain/timeline/line.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { exactnessChoices, lineFields, reachChoices, readLine, zoneChoices } from "../line-form.ts";

export const path = "/incidents/:incident/timeline/add";
export const needs = "incident";
export const verbs = { get: "timeline.write", post: "timeline.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { exactness: "minute", zone: "uk", entry: raw(visit.query, "entry") }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const read = readLine(form);
  if ("errors" in read) return show(visit, form, read.errors);
  const outcome = await desk.addLine(staff, incident.id, { ...read.form, corrects: entryIn(form) });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/timeline`,
      "The line stands in the timeline, and that you added it in the ledger.",
    );
  return show(visit, form, [
    wrong<LineProblem["kind"] | "no-such-incident" | "no-such-entry">(outcome.problem, lineFields),
  ]);
}

function entryIn(fields: Fields): number | null {
  const typed = raw(fields, "entry");
  return /^[1-9]\d{0,14}$/u.test(typed) ? Number(typed) : null;
}

function show({ incident }: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const timeline = `/incidents/${incident.reference}/timeline`;
  return page(
    "timeline/add/page.njk",
    {
      title: "Add to the timeline",
      back: { href: timeline, text: "Timeline" },
      here: `${timeline}/add`,
      timeline,
      form: formView(values, errors),
      entry: entryIn(values),
      choices: { exactness: exactnessChoices, zone: zoneChoices, reach: reachChoices },
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
