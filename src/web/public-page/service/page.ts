/** What the public page says about one service. */
import { type Service, serviceStatuses } from "../../../domain/bodies/service.ts";
import { type FieldError, type Fields, formView, longText, oneOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { serviceTags } from "../../words/states.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services/:service";
export const needs = "incident";
export const verbs = { get: "service.change", post: "service.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const service = await serviceOf(visit);
  if (service === undefined) return notFound;
  if (service.authority !== visit.staff.authority) return notYours;
  return show(visit, service, { status: service.status, note: service.note, expected: service.expected }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const service = await serviceOf(visit);
  if (service === undefined) return notFound;
  const status = oneOf(form, "status", serviceStatuses);
  if (status === undefined)
    return show(visit, service, form, [{ field: "status", text: "Select how the service runs" }]);
  const change = { status, note: longText(form, "note"), expected: text(form, "expected") };
  const outcome = await desk.setServiceStatus(staff, service.id, change);
  if (!outcome.ok) return outcome.problem.kind === "not-yours" ? notYours : notFound;
  return redirect(
    `/incidents/${incident.reference}/services`,
    await publishAnew(visit, `${service.name} is changed.`),
  );
}

const hints: Readonly<Record<Service["status"], string>> = {
  running: "As usual",
  disrupted: "It runs, but slowly, in part, or by other ways",
  suspended: "It does not run",
  essential: "Only emergencies are dealt with",
};

async function serviceOf({ desk, staff, params }: IncidentVisit): Promise<Service | undefined> {
  return (await desk.services(staff)).find(({ id }) => id === params["service"]);
}

function show(visit: IncidentVisit, service: Service, values: Fields, errors: readonly FieldError[]): Reply {
  const here = `/incidents/${visit.incident.reference}/services`;
  return page(
    "public-page/service/page.njk",
    {
      title: service.name,
      form: formView(values, errors),
      back: { href: here, text: "Services" },
      here: `${here}/${service.id}`,
      services: here,
      choices: serviceStatuses.map((value) => ({ value, text: serviceTags[value].text, hint: hints[value] })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
