/** Declaring an incident: the first page of the worst day, so it asks for no more than is known by then. */
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { confidenceWords } from "../../words/states.ts";
import { errorOf, readDeclare } from "./form.ts";

export const path = "/incidents/declare";
export const needs = "staff";
export const verbs = { get: "incident.declare", post: "incident.declare" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const start = { origin: visit.staff.authority, phase: "suspected", confidence: "believed" };
  return show(visit, start, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form, authorities } = visit;
  const read = readDeclare(form, authorities);
  if (!read.ok) return show(visit, form, read.problem.errors);
  const outcome = await desk.declareIncident(staff, read.value);
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  const { reference } = outcome.value;
  return redirect(`/incidents/${reference}`, `${reference} is declared. The ledger has its first entry.`);
}

function show({ authorities }: StaffVisit, values: Fields, errors: readonly FieldError[]): Reply {
  return page(
    "incidents/declare/page.njk",
    {
      title: "Declare an incident",
      form: formView(values, errors),
      back: { href: "/incidents", text: "Incidents" },
      authorities: authorities.map(({ id, name }) => ({ value: id, text: name })),
      confidences: Object.entries(confidenceWords).map(([value, text]) => ({ value, text })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
