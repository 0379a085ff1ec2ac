/** The name of a service of one's own, and where it stands on the public page. */
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/incidents/:incident/services/:service/name";
export const needs = "incident";
export const verbs = { get: "service.change", post: "service.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  if (standing.service.authority !== visit.staff.authority) return notYours;
  return show(visit, standing, standing.fields, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  const typed = text(form, "rank");
  if (!/^\d{1,4}$/u.test(typed))
    return show(visit, standing, form, [
      { field: "rank", text: "The order must be a whole number, like 10" },
    ]);
  const wanted = {
    name: text(form, "name"),
    group: text(form, "group"),
    rank: Number(typed),
    version: versionIn(form),
  };
  const outcome = await desk.describeService(staff, standing.service.id, wanted);
  if (outcome.ok) {
    const banner = await publishAnew(visit, `${outcome.value.name} is changed.`);
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-service") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, standing, form, [
      wrong<string>(problem, { "service-name-missing": "name", "words-too-long": "name" }),
    ]);
  const theirs = (await standingOf(visit))?.fields ?? {};
  const changed = changedView(problem, { name: "Name", group: "Group", rank: "Order" }, theirs, form);
  return show(visit, standing, { ...form, version: theirs["version"] }, [], changed);
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>;

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, params }: IncidentVisit) {
  const find = async () => (await desk.services(staff)).find(({ id }) => id === params["service"]);
  const known = await find();
  if (known === undefined) return null;
  const { id, authority } = known;
  const version = await desk.version(staff, { kind: "service", service: id, authority });
  const service = (await find()) ?? known;
  const { name, group, rank } = service;
  return { service, fields: withVersion({ name, group, rank: String(rank) }, version) };
}

function show(
  visit: IncidentVisit,
  { service }: Standing,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const services = `/incidents/${visit.incident.reference}/services`;
  const body = visit.authorities.find(({ id }) => id === service.authority)?.key ?? "";
  return page(
    "public-services/name/page.njk",
    {
      ...{
        title: `Name and place of ${service.name}`,
        services,
        here: `${services}/${service.id}/name`,
        changed,
      },
      form: formView(values, errors),
      back: { href: `${services}/${service.id}`, text: service.name },
      address: `${body}/${service.key}`,
    },
    { status: statusOf(changed, errors) },
  );
}
