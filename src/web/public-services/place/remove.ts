/** Takes a place away from the public page. */
import type { PlaceId } from "../../../domain/ids.ts";
import { wordsFor } from "../../../respond/words.ts";
import { versionIn } from "../../frame/changed.ts";
import { type IncidentVisit, notFound, notYours, type Reply, redirect } from "../../frame/visit.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/incidents/:incident/services/places/:place/remove";
export const needs = "incident";
export const verbs = { post: "hours.change" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const services = `/incidents/${incident.reference}/services`;
  const outcome = await desk.removePlace(staff, params["place"] as PlaceId, versionIn(form));
  if (outcome.ok) return redirect(services, await publishAnew(visit, `${outcome.value.name} is taken away.`));
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-place") return notFound;
  return redirect(`${services}/places/${params["place"]}`, wordsFor(problem));
}
