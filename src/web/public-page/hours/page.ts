/** When people can come in or call in an emergency, for one's own authority. */
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { publishAnew } from "../refresh.ts";
import { hoursFields, linesShown, readHours } from "./form.ts";

export const path = "/incidents/:incident/services/opening-hours";
export const needs = "incident";
export const verbs = { get: "hours.change", post: "hours.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const hours = await visit.desk.openingHours(visit.staff);
  return show(visit, hoursFields(hours.filter(({ authority }) => authority === visit.staff.authority)), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { lines, errors } = readHours(form);
  if (errors.length > 0) return show(visit, form, errors);
  await desk.setOpeningHours(staff, staff.authority, lines);
  return redirect(
    `/incidents/${incident.reference}/services`,
    await publishAnew(visit, "The opening hours are changed."),
  );
}

function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${visit.incident.reference}`;
  return page(
    "public-page/hours/page.njk",
    {
      title: "Opening hours",
      form: formView(values, errors),
      back: { href: `${here}/services`, text: "Services" },
      here,
      lines: Array.from({ length: linesShown(values) }, (_, index) => index + 1),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
