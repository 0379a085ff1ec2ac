/** Planned maintenance of one's own services: changed as long as it is not over. */
import { changedView, versionIn, withVersion } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { fieldsOfProblems, inTexts, maintenanceFields, maintenanceLabels, readMaintenance } from "./form.ts";
import { ownServices, showMaintenance } from "./view.ts";

export const path = "/incidents/:incident/services/maintenance/:maintenance";
export const needs = "incident";
export const verbs = { get: "maintenance.plan", post: "maintenance.plan" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  if (standing.planned.authority !== visit.staff.authority) return notYours;
  return await showMaintenance(visit, at(visit, standing), standing.fields, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  const read = readMaintenance(form);
  if (!read.ok) return await showMaintenance(visit, at(visit, standing), form, read.errors);
  const outcome = await desk.changeMaintenance(staff, standing.planned.id, read.wanted, versionIn(form));
  if (outcome.ok) {
    const banner = await publishAnew(visit, "The maintenance is changed.");
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-maintenance") return notFound;
  if (problem.kind !== "changed-meanwhile") {
    const error = wrong<string>(problem, fieldsOfProblems);
    return await showMaintenance(visit, at(visit, standing), form, [error]);
  }
  const theirs = (await standingOf(visit))?.fields ?? {};
  const names = await ownServices(visit);
  const changed = changedView(problem, maintenanceLabels, inTexts(theirs, names), inTexts(form, names));
  const values = { ...form, version: theirs["version"] };
  return await showMaintenance(visit, at(visit, standing), values, [], changed);
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>;

function at({ incident }: IncidentVisit, { planned }: Standing) {
  const here = `/incidents/${incident.reference}/services/maintenance/${planned.id}`;
  return { title: "Planned maintenance", here, saved: planned };
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, params }: IncidentVisit) {
  const find = async () => (await desk.maintenances(staff)).find(({ id }) => id === params["maintenance"]);
  const known = await find();
  if (known === undefined) return null;
  const { id, authority } = known;
  const version = await desk.version(staff, { kind: "maintenance", maintenance: id, authority });
  const planned = (await find()) ?? known;
  return { planned, fields: withVersion(maintenanceFields(planned), version) };
}
