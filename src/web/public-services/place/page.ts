/** A place where people get help in person: where it is, and when it is open. */
import { changedView, versionIn, withVersion } from "../../frame/changed.ts";
import type { Fields } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { placeFields, readPlace } from "./form.ts";
import { fieldsOfProblems, inLines, placeLabels, showPlace } from "./view.ts";

export const path = "/incidents/:incident/services/places/:place";
export const needs = "incident";
export const verbs = { get: "hours.change", post: "hours.change" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  if (standing.place.authority !== visit.staff.authority) return notYours;
  return showPlace(visit, at(visit, standing), standing.fields, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const standing = await standingOf(visit);
  if (standing === null) return notFound;
  const { place, errors } = readPlace(form);
  if (errors.length > 0) return showPlace(visit, at(visit, standing), form, errors);
  const outcome = await desk.changePlace(staff, standing.place.id, place, versionIn(form));
  if (outcome.ok) {
    const banner = await publishAnew(visit, `${place.name} is changed.`);
    return redirect(`/incidents/${incident.reference}/services`, banner);
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-place") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return showPlace(visit, at(visit, standing), form, [wrong<string>(problem, fieldsOfProblems)]);
  const theirs = (await standingOf(visit))?.fields ?? {};
  const changed = changedView(problem, placeLabels, inLines(theirs), inLines(form));
  return showPlace(visit, at(visit, standing), { ...form, version: theirs["version"] }, [], changed);
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingOf>>>;

function at({ incident }: IncidentVisit, { place }: Standing) {
  const here = `/incidents/${incident.reference}/services/places/${place.id}`;
  return { title: place.name, here, saved: place };
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, params }: IncidentVisit) {
  const find = async () => (await desk.places(staff)).find(({ id }) => id === params["place"]);
  const known = await find();
  if (known === undefined) return null;
  const { id, authority } = known;
  const version = await desk.version(staff, { kind: "place", place: id, authority });
  const place = (await find()) ?? known;
  const fields: Fields = withVersion(placeFields(place), version);
  return { place, fields };
}
