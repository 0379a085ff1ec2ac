/** Orders a set of measures for a kind of incident, for several authorities at once, on one page. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { MeasureTemplate, MeasureTemplates } from "../../../domain/measures/template.ts";
import { wordsFor } from "../../../respond/words.ts";
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary, wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { orderChoices } from "../order-fields.ts";
import { tellAsked } from "../tell.ts";
import { kindWords, namesOf, spanWords } from "../words.ts";
import { freshFields, readTemplate } from "./form.ts";

export const path = "/incidents/:incident/measures/from-template";
export const needs = "incident";
export const verbs = { get: "measure.order", post: "measure.order" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, query } = visit;
  const read = await desk.measureTemplates(staff);
  if (!read.ok) return choose(visit, noTemplates, [wrong(read.problem, {})]);
  const templates = read.value;
  const wanted = raw(query, "set");
  if (wanted === "") return choose(visit, templates, []);
  const set = templates.sets.find(({ key }) => key === wanted);
  if (set === undefined) return notFound;
  const fields = freshFields(set, measuresOf(set.key, templates), staff.authority);
  return show(visit, templates, fields, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, now } = visit;
  const found = await desk.measureTemplates(staff);
  if (!found.ok) return choose(visit, noTemplates, [wrong(found.problem, {})]);
  const templates = found.value;
  const measures = measuresOf(raw(form, "set"), templates);
  if (measures.length === 0)
    return choose(visit, templates, [{ field: "set", text: "Select what has happened" }]);
  const involved = incident.involved.map(({ authority }) => authority);
  const read = readTemplate(form, measures, involved, await desk.sharedMap(staff), now);
  if ("errors" in read) return show(visit, templates, form, read.errors);
  const outcome = await desk.orderMeasures(staff, incident.id, read.orders);
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/measures`,
      `${count(outcome.value.length, "measure is", "measures are")} ordered.${await tellAsked(visit, outcome.value)}`,
    );
  const { problem } = outcome;
  const key = "place" in problem && typeof problem.place === "number" ? read.keys[problem.place] : undefined;
  const field =
    key === undefined ? "measure" : `${problem.kind === "due-before-order" ? "due" : "target"}-${key}`;
  return show(visit, templates, form, [{ field, text: inSummary(wordsFor(problem)) }]);
}

const noTemplates: MeasureTemplates = { measures: [], sets: [] };

/** In the order of the set. */
function measuresOf(set: string, { sets, measures }: MeasureTemplates): readonly MeasureTemplate[] {
  const named = sets.find(({ key }) => key === set)?.measures ?? [];
  return named.flatMap((key) => measures.find((one) => one.key === key) ?? []);
}

function choose(visit: IncidentVisit, { sets }: MeasureTemplates, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${visit.incident.reference}/measures`;
  return page(
    "measures/template/choose.njk",
    {
      title: "What has happened?",
      back: { href: here, text: "Measures" },
      here: `${here}/from-template`,
      list: here,
      form: formView({ set: sets[0]?.key }, errors),
      sets: sets.map(({ key, title, when }) => ({ value: key, text: title, hint: when })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

async function show(
  visit: IncidentVisit,
  templates: MeasureTemplates,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const { desk, staff, incident, authorities } = visit;
  const set = templates.sets.find(({ key }) => key === raw(values, "set"))!;
  const nameOf = namesOf(authorities);
  const here = `/incidents/${incident.reference}/measures`;
  const map = await desk.sharedMap(staff);
  const own = (id: AuthorityId) => Number(id === staff.authority);
  const titles = new Map(templates.measures.map(({ key, title }) => [key, title]));
  return page(
    "measures/template/page.njk",
    {
      title: set.title,
      back: { href: `${here}/from-template`, text: "What has happened?" },
      here: `${here}/from-template`,
      list: here,
      form: formView(values, errors),
      suggested: orderChoices(map).suggested,
      authorities: incident.involved
        .map(({ authority }) => authority)
        .toSorted((a, b) => own(b) - own(a))
        .map((id) => ({
          value: id,
          text: nameOf(id),
          hint: own(id) === 1 ? "Your own: orders" : "Requests: their own staff acknowledge them",
        })),
      measures: measuresOf(set.key, templates).map((one) => ({
        ...one,
        kind: kindWords[one.kind],
        due: spanWords(one.dueMinutes),
        after: one.after.filter((key) => set.measures.includes(key)).map((key) => titles.get(key)),
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
