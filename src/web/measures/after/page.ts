/** Which measures come before this one. A circle is found before anything is saved, and shown. */
import type { MeasureId } from "../../../domain/ids.ts";
import { isOver, type Measure } from "../../../domain/measures/measure.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { hereOf } from "../found.ts";
import { namesOf, titleOf } from "../words.ts";

export const path = "/incidents/:incident/measures/:measure/after";
export const needs = "incident";
export const verbs = { get: "measure.act", post: "measure.act" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { measure } = await around(visit);
  return measure === undefined ? notFound : show(visit, fieldsOf(measure), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { measure, others } = await around(visit);
  if (measure === undefined) return notFound;
  const after = someOf<MeasureId>(
    form,
    "after",
    others.map(({ id }) => id),
  );
  const wanted = { after, version: versionIn(form) };
  const outcome = await desk.setAfter(staff, incident.id, measure.id, wanted);
  if (outcome.ok) return redirect(hereOf(visit), "Saved.");
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, form, [{ field: "after", text: inSummary(wordsFor(problem)) }]);
  const now = (await around(visit)).measure ?? measure;
  const named = (ids: readonly MeasureId[]) =>
    others
      .filter(({ id }) => ids.includes(id))
      .map(titleOf)
      .join("\n");
  const labels = { names: "What comes before it" };
  const changed = changedView(problem, labels, { names: named(now.after) }, { names: named(after) });
  return show(visit, { ...form, version: String(now.version) }, [], changed);
}

function fieldsOf({ after, version }: Measure): Fields {
  return { after: [...after], version: String(version) };
}

/** What is over need not be waited for, unless it was chosen before. */
async function around({ desk, staff, incident, params }: IncidentVisit) {
  const measures = await desk.measures(staff, incident.id);
  const measure = measures.find(({ id }) => id === params["measure"]);
  const others = measures.filter(
    (one) => one.id !== measure?.id && (!isOver(one) || measure?.after.includes(one.id)),
  );
  return { measure, others };
}

async function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const { measure, others } = await around(visit);
  if (measure === undefined) return notFound;
  if (![measure.authority, measure.orderedBy].includes(visit.staff.authority)) return notYours;
  const nameOf = namesOf(visit.authorities);
  return page(
    "measures/after/page.njk",
    {
      title: "What comes before it?",
      back: { href: hereOf(visit), text: titleOf(measure) },
      here: `${hereOf(visit)}/after`,
      measureHref: hereOf(visit),
      measure: titleOf(measure),
      form: formView(values, errors),
      choices: others.map((one) => ({ value: one.id, text: titleOf(one), hint: nameOf(one.authority) })),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
