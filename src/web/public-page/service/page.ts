/** What the public page says about one service. */
import { type Service, serviceStatuses } from "../../../domain/bodies/service.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { ServiceProblem } from "../../../respond/desk/house/bodies-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { dayFields, readDay } from "../../frame/day-fields.ts";
import { type FieldError, type Fields, formView, longText, oneOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import {
  channelChoices,
  channelFields,
  channelLines,
  channelsInLines,
  readChannels,
} from "../../public-services/channel-fields.ts";
import { isLook, lookAt } from "../../public-services/look.ts";
import { dayOfIso } from "../../words/dates.ts";
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
  const day = readDay(form, "back", "The day on which it is back");
  if (day.kind === "error") return show(visit, service, form, [day.error]);
  if (isLook(form)) return show(visit, service, form, []);
  const change = {
    ...{ status, note: longText(form, "note"), expected: text(form, "expected"), version: versionIn(form) },
    ...{ expectedDay: day.kind === "day" ? day.day : null, channels: readChannels(form) },
  };
  const outcome = await desk.setServiceStatus(staff, service.id, change);
  if (!outcome.ok) {
    const { problem } = outcome;
    if (problem.kind === "not-yours") return notYours;
    if (problem.kind === "no-such-service") return notFound;
    if (problem.kind !== "changed-meanwhile") return show(visit, service, form, [wrongIn(problem)]);
    const theirs = (await standingOf(visit))?.fields ?? {};
    const changed = changedView(problem, labels, inOneText(theirs), inOneText(form));
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
  day: "Day on which it is back",
  channels: "Other ways to get the same",
};

function inOneText(fields: Fields): Fields {
  const day = readDay(fields, "back", "");
  return { ...fields, day: day.kind === "day" ? dayOfIso(day.day) : "", channels: channelsInLines(fields) };
}

function wrongIn(problem: Exclude<ServiceProblem, ChangedMeanwhile>): FieldError {
  const number = "number" in problem ? problem.number : 1;
  const fields = { "words-too-long": "note", "day-unreal": "back-day", "channel-malformed": `way-${number}` };
  return wrong<string>(problem, fields);
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf(visit: IncidentVisit) {
  const { desk, staff } = visit;
  const service = await serviceOf(visit);
  if (service === undefined) return null;
  const { id, authority } = service;
  const version = await desk.version(staff, { kind: "service", service: id, authority });
  const { status, note, expected, expectedDay, channels } = (await serviceOf(visit)) ?? service;
  const fields = { status, note, expected, ...dayFields("back", expectedDay), ...channelFields(channels) };
  return { service, fields: withVersion(fields, version) };
}

async function serviceOf({ desk, staff, params }: IncidentVisit): Promise<Service | undefined> {
  return (await desk.services(staff)).find(({ id }) => id === params["service"]);
}

async function show(
  visit: IncidentVisit,
  service: Service,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const said = await visit.desk.serviceChanges(visit.staff, service.id);
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
      seen: isLook(values) ? lookAt(values, service.name, "note") : null,
      lines: channelLines(values),
      kinds: channelChoices,
      said: said.toReversed().map(({ at, status, expected, expectedDay }) => ({
        ...{ at, tag: serviceTags[status], expected },
        day: expectedDay === null ? "" : dayOfIso(expectedDay),
      })),
      choices: serviceStatuses.map((value) => ({ value, text: serviceTags[value].text, hint: hints[value] })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
