/** Adding a service of one's own authority: it begins as running. */
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";

export const path = "/incidents/:incident/services/add";
export const needs = "incident";
export const verbs = { get: "service.change", post: "service.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const name = text(form, "name");
  if (name === "") return show(visit, form, [{ field: "name", text: "Enter the name of the service" }]);
  if (name.length > 100)
    return show(visit, form, [{ field: "name", text: "The name must be 100 characters or fewer" }]);
  const service = await desk.addService(staff, { authority: staff.authority, name });
  return redirect(
    `/incidents/${incident.reference}/services/${service.id}`,
    "The service is added. Now say how it runs.",
  );
}

function show({ incident }: IncidentVisit, values: Fields, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${incident.reference}/services`;
  return page(
    "public-page/add-service/page.njk",
    { title: "Add a service", form: formView(values, errors), back: { href: here, text: "Services" }, here },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
