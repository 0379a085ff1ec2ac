/** Loading a holding: recorded at once, then read in the background. */
import { type FieldError, type Fields, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { errorOf, readLoad, rulesShown } from "./form.ts";

export const path = "/incidents/:incident/holdings/load";
export const needs = "incident";
export const verbs = { get: "holding.load", post: "holding.load" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { "default-controller": visit.incident.origin }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, authorities, errands } = visit;
  if (raw(form, "more") !== "") return show(visit, form, []);
  const read = readLoad(form, incident.id, authorities);
  if (!read.ok) return show(visit, form, read.problem.errors);
  const outcome = await desk.loadHolding(staff, read.value);
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem, form)]);
  const { id } = outcome.value;
  errands.start(`review ${id}`, async () => {
    await desk.reviewHolding(staff, id);
    return "";
  });
  return redirect(
    `/incidents/${incident.reference}/holdings/${id}`,
    "The holding is loaded. Candour is reading it.",
  );
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const { incident, authorities } = visit;
  const rules = rulesShown(values, raw(values, "more") !== "");
  const choices = authorities.map(({ id, name }) => ({ value: id as string, text: name }));
  return page(
    "holdings/load/page.njk",
    {
      title: "Load a holding",
      form: formView(values, errors),
      back: { href: `/incidents/${incident.reference}/holdings`, text: "Holdings" },
      rules: Array.from({ length: rules }, (_, index) => index + 1),
      authorities: choices,
      orNone: [{ value: "", text: "Select an authority" }, ...choices],
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
