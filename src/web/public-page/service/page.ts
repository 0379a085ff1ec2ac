/** What the public page says about one service. */
import { type Service, serviceStatuses } from "../../../domain/bodies/service.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { serviceTags } from "../../words/states.ts";
import { publishAnew } from "../refresh.ts";

export const path = "/incidents/:incident/services/:service";
export const needs = "incident";
export const verbs = { get: "service.change", post: "service.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  if (standing.service.authority !== visit.staff.authority) return notYours;
  return show(visit, standing.service, standing.fields, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const service = await serviceOf(visit);
  if (service === undefined) return notFound;
  const status = oneOf(form, "status", serviceStatuses);
  if (status === undefined)
    return show(visit, service, form, [{ field: "status", text: "Select how the service runs" }]);
  const change = {
    status,
    note: longText(form, "note"),
    expected: text(form, "expected"),
    version: versionIn(form),
  };
  const outcome = await desk.setServiceStatus(staff, service.id, change);
  if (!outcome.ok) {
    const { problem } = outcome;
    if (problem.kind !== "changed-meanwhile") return problem.kind === "not-yours" ? notYours : notFound;
    const theirs = (await standingOf(visit))?.fields ?? {};
    const changed = changedView(problem, labels, theirs, form);
    return show(visit, service, { ...form, version: theirs["version"] }, [], changed);
  }
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

const labels = {
  status: {
    label: "How it runs",
    choices: Object.fromEntries(serviceStatuses.map((one) => [one, serviceTags[one].text])),
  },
  note: "What people should do meanwhile",
  expected: "Expected back",
};

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: IncidentVisit) {
  const { desk, staff } = visit;
  const service = await serviceOf(visit);
  if (service === undefined) return null;
  const { id, authority } = service;
  const version = await desk.version(staff, { kind: "service", service: id, authority });
  const { status, note, expected } = (await serviceOf(visit)) ?? service;
  return { service, fields: withVersion({ status, note, expected }, version) };
}

async function serviceOf({ desk, staff, params }: IncidentVisit): Promise<Service | undefined> {
  return (await desk.services(staff)).find(({ id }) => id === params["service"]);
}

function show(
  visit: IncidentVisit,
  service: Service,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${visit.incident.reference}/services`;
  return page(
    "public-page/service/page.njk",
    {
      title: service.name,
      form: formView(values, errors),
      back: { href: here, text: "Services" },
      here: `${here}/${service.id}`,
      services: here,
      changed,
      choices: serviceStatuses.map((value) => ({ value, text: serviceTags[value].text, hint: hints[value] })),
    },
    { status: statusOf(changed, errors) },
  );
}
