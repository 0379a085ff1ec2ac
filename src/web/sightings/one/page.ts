/** One sighting: what was told, the message as it is looked at, and where it lies. */
import type { SightingGroupId, SightingId } from "../../../domain/ids.ts";
import { oneOf, text } from "../../frame/fields.ts";
import { notFound, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { showSighting, sightingIn } from "./view.ts";

export const path = "/sightings/:sighting";
export const needs = "staff";
export const verbs = { get: "sighting.read", post: "sighting.triage" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return await showSighting(visit);
}

/** Takes it out of its group, or puts it into another. */
export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const id: SightingId = sightingIn(visit);
  const how = oneOf(form, "to", ["alone", "group"]);
  if (how === undefined)
    return await showSighting(visit, form, [{ field: "to", text: "Select where it belongs" }]);
  const to: SightingGroupId | "alone" | null =
    how === "alone" ? "alone" : await desk.groupByReference(staff, text(form, "into"));
  if (to === null)
    return await showSighting(visit, form, [wrong({ kind: "no-such-group" }, { "no-such-group": "into" })]);
  const outcome = await desk.moveSighting(staff, id, to);
  if (outcome.ok)
    return redirect(`/sightings/${id}`, "It lies where you put it, and Candour leaves it there.");
  if (outcome.problem.kind === "no-such-sighting") return notFound;
  return await showSighting(visit, form, [
    wrong(outcome.problem, { "no-such-group": "into", "same-group": "into", "in-other-incident": "into" }),
  ]);
}
